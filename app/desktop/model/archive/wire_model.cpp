// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/wire_model.h"

#include <algorithm>

#include "app/desktop/look/sign.h"
#include "app/desktop/model/frame/record_words.h"
#include "core/base/digest.h"

namespace velocert::app {
namespace {

/// Rows stay readable: a longer chunk is named with its length, and all of it stands in the tool tip.
constexpr std::size_t bytes_in_a_row = 24;

QString hex_of(const std::vector<std::uint8_t>& bytes, std::size_t most) {
    const auto shown = std::min(most, bytes.size());
    QString out = QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(shown))
            .toHex(' ')
            .toUpper());
    return shown < bytes.size() ? out + " …" : out;
}

QString text_of(const std::vector<std::uint8_t>& bytes) {
    QString out;
    for (std::size_t i = 0; i < std::min(bytes_in_a_row, bytes.size()); ++i) {
        const auto byte = bytes[i];
        if (byte == '\r')
            out += QStringLiteral("\\r");
        else if (byte == '\n')
            out += QStringLiteral("\\n");
        else
            out += byte >= 0x20 && byte < 0x7F ? QChar(byte) : QChar(0x00B7);
    }
    return out;
}

}  // namespace

void WireModel::show(const TimelineCapture* capture) {
    beginResetModel();
    capture_ = capture;
    endResetModel();
}

void WireModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int WireModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || capture_ == nullptr ? 0 : static_cast<int>(capture_->chunks.size());
}
int WireModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QString WireModel::decoded_words(const TimelineChunk& chunk) const {
    QStringList out;
    for (const auto i : chunk.indications) {
        const auto& one = capture_->indications[i];
        out << reading_words(one);
    }
    for (const auto i : chunk.rejected) {
        const auto reason = metrology::name(capture_->rejected[i].reason);
        out << tr("rejected: %1").arg(QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())));
    }
    return out.join("; ");
}

QVariant WireModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || capture_ == nullptr) return {};
    const auto& chunk = capture_->chunks[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() == bytes) return hex_of(chunk.bytes, 1024);
    if (role == sign_role && index.column() == decoded)
        return static_cast<int>(chunk.rejected.empty() ? Sign::none : Sign::broken);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case time: return QString::number(chunk.at_s, 'f', 3);
        case direction: return chunk.direction == metrology::Direction::sent ? tr("→ sent") : tr("← received");
        case bytes: return hex_of(chunk.bytes, bytes_in_a_row);
        case text: return text_of(chunk.bytes);
        case decoded: return decoded_words(chunk);
        default: return {};
    }
}

QVariant WireModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case time: return tr("t / s");
        case direction: return tr("Way");
        case bytes: return tr("Bytes");
        case text: return tr("Text");
        case decoded: return tr("Read as");
        default: return {};
    }
}

}  // namespace velocert::app
