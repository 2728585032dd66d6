// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QImageReader>
#include <algorithm>

#include "core/sequence/answers/picture_check.h"
#include "reports/render/flow.h"

namespace velocert::reports {
namespace {

constexpr int photo_height = mm(62);
constexpr int below_picture = mm(1.5);
constexpr int gap = mm(6);
constexpr int hairline = mm(0.15);
// On paper of this width more dots cannot be seen; the picture itself stays in the archive as it came.
constexpr int most_dots = 1'000;

/// The picture, upright and not larger than it can be seen; null if it cannot be read.
QImage picture_of(const std::vector<std::uint8_t>& bytes) {
    // Qt leaves libpng to tell the standard error of what it cannot decode; archives of before hold such files.
    if (sequence::kind_of(bytes) == sequence::FileKind::png &&
        !sequence::picture_trouble(sequence::FileKind::png, bytes).empty())
        return {};
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

/// What stands in one place of a row.
struct Placed {
    QImage picture;  ///< null when it cannot be read
    QSize size;
    TextBlock caption;
    TextBlock digest;
};

void put(Flow& flow, Placed placed, int x, int width) {
    const QRect area(QPoint(x, flow.y()), placed.size);
    // Around the picture, which would cover half of a line drawn at its edge.
    flow.page().boxes.push_back(
        {area.adjusted(-hairline, -hairline, hairline, hairline), {}, flow.palette().border, hairline});
    if (placed.picture.isNull()) {
        const TextStyle style{9, true, flow.palette().caution};
        flow.place(flow.lines("图片无法显示，原件见档案 The picture cannot be shown; the original is in the archive",
                              style, width - mm(10)),
                   x + mm(5), area.y() + area.height() / 2, width - mm(10), Align::left);
    } else {
        flow.page().pictures.push_back({area, std::move(placed.picture)});
    }
    const int y = area.y() + area.height() + below_picture;
    flow.place(placed.caption, x, y, width, Align::left);
    flow.place(placed.digest, x, y + placed.caption.height(), width, Align::left);
}

}  // namespace

void lay_out(Flow& flow, std::span<const Photo* const> photos) {
    const TextStyle caption_style{8, false, flow.palette().text};
    const TextStyle digest_style{6.2, false, flow.palette().quiet};
    constexpr int width = (content_width - gap * (photos_in_row - 1)) / photos_in_row;
    std::vector<Placed> row;
    int height = 0;
    for (const Photo* photo : photos) {
        Placed placed{picture_of(photo->bytes), QSize(width, photo_height),
                      flow.both_lines(photo->caption, caption_style, width),
                      flow.lines("SHA-256 " + photo->digest, digest_style, width)};
        if (!placed.picture.isNull()) placed.size = placed.picture.size().scaled(placed.size, Qt::KeepAspectRatio);
        height = std::max(height, placed.size.height() + placed.caption.height() + placed.digest.height());
        row.push_back(std::move(placed));
    }
    height += below_picture;
    flow.need(height);
    for (std::size_t i = 0; i < row.size(); ++i)
        put(flow, std::move(row[i]), margin + static_cast<int>(i) * (width + gap), width);
    flow.skip(height + mm(4));
}

}  // namespace velocert::reports
