// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QImageReader>

#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr int photo_height = mm(84);
constexpr int hairline = mm(0.15);
// On paper of this width more dots cannot be seen; the picture itself stays in the archive as it came.
constexpr int most_dots = 1'400;

/// The picture, upright and not larger than it can be seen; null if it cannot be read.
QImage picture_of(const std::vector<std::uint8_t>& bytes) {
    QByteArray data =
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    // The reader of JPEG makes it smaller while it decodes, which is many times as fast as afterwards.
    if (size.isValid() && (size.width() > most_dots || size.height() > most_dots))
        reader.setScaledSize(size.scaled(most_dots, most_dots, Qt::KeepAspectRatio));
    return reader.read().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

void lay_out(Flow& flow, const Photo& photo) {
    const TextStyle caption_style{8.4, false, flow.palette().text};
    const TextStyle digest_style{6.8, false, flow.palette().quiet};
    const TextBlock caption = flow.both_lines(photo.caption, caption_style, content_width);
    const TextBlock digest = flow.lines("SHA-256 " + photo.digest, digest_style, content_width);
    flow.need(photo_height + caption.height() + digest.height() + mm(8));
    QRect area(margin, flow.y(), content_width, photo_height);
    QImage picture = picture_of(photo.bytes);
    if (picture.isNull()) {
        flow.page().boxes.push_back({area, {}, flow.palette().border, hairline});
        const TextStyle style{9, true, flow.palette().caution};
        flow.place(flow.lines("图片无法显示，原件见档案 The picture cannot be shown; the original is in the archive",
                              style, content_width - mm(10)),
                   margin + mm(5), flow.y() + photo_height / 2, content_width - mm(10), Align::left);
    } else {
        const QSize shown = picture.size().scaled(area.size(), Qt::KeepAspectRatio);
        area.setSize(shown);
        flow.page().boxes.push_back({area, {}, flow.palette().border, hairline});
        flow.page().pictures.push_back({area, std::move(picture)});
    }
    flow.skip(photo_height + mm(1.5));
    flow.run(caption, margin, content_width);
    flow.run(digest, margin, content_width);
    flow.skip(mm(5));
}

}  // namespace velocert::reports
