// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/attachment_reading.h"

#include <openssl/evp.h>

#include <array>

namespace velocert::reports {
namespace {

using base::ErrorCode;

constexpr std::size_t most_attachments = 64;

// The checksum that the format prescribes for attached files; it protects nothing here.
std::string md5_of(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, EVP_md5(), nullptr);
    return {reinterpret_cast<const char*>(out.data()), length};
}

std::string text_of(const PdfValue* value) { return value != nullptr ? value->text : std::string(); }

base::Result<SealAttachment> read_attachment(const PdfRevisions& file, const PdfValue& entry) {
    const auto specification = file.resolved(&entry, 0);
    if (!specification) return base::fail(specification.error());
    SealAttachment out;
    out.name = text_of(specification->find("F"));
    out.relationship = text_of(specification->find("AFRelationship"));
    const std::string where = "attachment " + out.name;
    const auto streams = file.resolved(specification->find("EF"), 0);
    if (!streams) return base::fail(streams.error());
    const PdfValue* stream = streams->find("F");
    if (stream == nullptr || stream->kind != PdfValue::Kind::reference)
        return base::fail(ErrorCode::integrity, where, "no content", "a stream");
    const auto head = file.object(stream->object, 0);
    if (!head) return base::fail(head.error());
    out.media_type = text_of(head->value.find("Subtype"));
    const auto content = file.stream(stream->object, 0);
    if (!content) return base::fail(content.error());
    out.content = *content;
    const auto parameters = file.resolved(head->value.find("Params"), 0);
    if (!parameters) return base::fail(parameters.error());
    const PdfValue* size = parameters->find("Size");
    if (size == nullptr || size->whole_number() != out.content.size() ||
        text_of(parameters->find("CheckSum")) != md5_of(out.content))
        return base::fail(ErrorCode::integrity, where, "another size or checksum than it states", "its own");
    out.digest = base::Digest::of(out.content);
    return out;
}

}  // namespace

base::Result<std::vector<SealAttachment>> read_attachments(const PdfRevisions& file) {
    const auto root = file.resolved(file.all().front().trailer.find("Root"), 0);
    if (!root) return base::fail(root.error());
    std::vector<SealAttachment> out;
    const PdfValue* member = root->find("AF");
    if (member == nullptr) return out;
    const auto list = file.resolved(member, 0);
    if (!list) return base::fail(list.error());
    if (list->kind != PdfValue::Kind::array || list->items.size() > most_attachments)
        return base::fail(ErrorCode::integrity, "attachments", "no list, or a very long one", "associated files");
    for (const PdfValue& entry : list->items) {
        auto attachment = read_attachment(file, entry);
        if (!attachment) return base::fail(attachment.error());
        out.push_back(std::move(*attachment));
    }
    return out;
}

}  // namespace velocert::reports
