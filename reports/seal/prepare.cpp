// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "reports/seal/archival_check.h"
#include "reports/seal/pdf_rewrite.h"
#include "reports/seal/pdf_text.h"
#include "reports/seal/seal.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "core/base/clock.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;

const char* name_of(Relationship relationship) {
    switch (relationship) {
        case Relationship::data: return "/Data";
        case Relationship::alternative: return "/Alternative";
        case Relationship::source: return "/Source";
        case Relationship::supplement: return "/Supplement";
    }
    return "/Unspecified";
}

base::Result<void> check_names(const std::vector<Attachment>& attachments) {
    static constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    std::set<std::string> seen;
    for (const Attachment& attachment : attachments) {
        if (attachment.name.empty() || attachment.name.find_first_not_of(allowed) != std::string::npos)
            return base::fail(ErrorCode::bad_value, "attachment", "the name '" + attachment.name + "'",
                              "letters, digits, dots, dashes and underlines");
        if (!seen.insert(attachment.name).second)
            return base::fail(ErrorCode::bad_value, "attachment", "the name '" + attachment.name + "' twice",
                              "each name once");
        if (attachment.media_type.find('/') == std::string::npos)
            return base::fail(ErrorCode::bad_value, attachment.name, "the media type '" + attachment.media_type + "'",
                              "type/subtype");
    }
    return {};
}

void attach(QPDF& document, const Attachment& attachment, QPDFObjectHandle& associated) {
    const std::string date = pdf_date(base::utc_text(attachment.modified));
    auto stream = QPDFEFStreamObjectHelper::createEFStream(
        document, std::string(attachment.bytes.begin(), attachment.bytes.end()));
    stream.setSubtype(attachment.media_type).setCreationDate(date).setModDate(date);
    stream.getObjectHandle().getDict().replaceKey("/Type", QPDFObjectHandle::newName("/EmbeddedFile"));
    auto file = QPDFFileSpecObjectHelper::createFileSpec(document, attachment.name, stream);
    file.setDescription(attachment.description);
    file.getObjectHandle().replaceKey("/AFRelationship", QPDFObjectHandle::newName(name_of(attachment.relationship)));
    QPDFEmbeddedFileDocumentHelper(document).replaceEmbeddedFile(attachment.name, file);
    associated.appendItem(file.getObjectHandle());
}

constexpr int print_and_locked = 4 + 128;
constexpr int signatures_exist_append_only = 3;

base::Result<void> add_fields(QPDF& document) {
    auto pages = QPDFPageDocumentHelper(document).getAllPages();
    if (pages.empty()) return base::fail(ErrorCode::bad_input, "report", "no page", "one at least");
    QPDFObjectHandle page = pages.back().getObjectHandle();
    QPDFObjectHandle annotations = QPDFObjectHandle::newArray();
    if (page.getKey("/Annots").isArray())
        for (QPDFObjectHandle old : page.getKey("/Annots").getArrayAsVector()) annotations.appendItem(old);
    QPDFObjectHandle fields = QPDFObjectHandle::newArray();
    for (const std::string& name : seal_fields()) {
        QPDFObjectHandle field = QPDFObjectHandle::newDictionary();
        field.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
        field.replaceKey("/Subtype", QPDFObjectHandle::newName("/Widget"));
        field.replaceKey("/FT", QPDFObjectHandle::newName("/Sig"));
        field.replaceKey("/T", QPDFObjectHandle::newString(name));
        field.replaceKey("/F", QPDFObjectHandle::newInteger(print_and_locked));
        field.replaceKey("/Rect", QPDFObjectHandle::parse("[0 0 0 0]"));
        field.replaceKey("/P", page);
        QPDFObjectHandle shared = document.makeIndirectObject(field);
        annotations.appendItem(shared);
        fields.appendItem(shared);
    }
    page.replaceKey("/Annots", annotations);
    QPDFObjectHandle form = QPDFObjectHandle::newDictionary();
    form.replaceKey("/Fields", fields);
    form.replaceKey("/SigFlags", QPDFObjectHandle::newInteger(signatures_exist_append_only));
    document.getRoot().replaceKey("/AcroForm", document.makeIndirectObject(form));
    return {};
}

}  // namespace

base::Result<PdfBytes> prepare(std::span<const std::uint8_t> pdf, const std::vector<Attachment>& attachments) {
    if (auto good = check_names(attachments); !good) return base::fail(good.error());
    auto prepared = rewrite_pdf(pdf, [&](QPDF& document) -> base::Result<void> {
        if (!document.getRoot().getKey("/AcroForm").isNull())
            return base::fail(ErrorCode::bad_input, "report", "fields", "a report that has none yet");
        QPDFObjectHandle associated = QPDFObjectHandle::newArray();
        for (const Attachment& attachment : attachments) attach(document, attachment, associated);
        if (!attachments.empty()) document.getRoot().replaceKey("/AF", associated);
        return add_fields(document);
    });
    if (!prepared) return prepared;
    const auto findings = archival_findings(*prepared);
    if (!findings) return base::fail(findings.error());
    if (!findings->empty())
        return base::fail(ErrorCode::integrity, findings->front().where, findings->front().what,
                          "what PDF/A-3b asks for (" + std::to_string(findings->size()) + " findings)");
    return prepared;
}

}  // namespace velocert::reports
