// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/seal_reading.h"

#include <algorithm>

#include "reports/seal/attachment_reading.h"
#include "reports/seal/pdf_text.h"
#include "reports/seal/seal.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;

constexpr std::size_t most_room = 64 * 1024;

void add(std::vector<SealFinding>& findings, const std::string& where, const base::Error& error) {
    findings.push_back({where, error.text()});
}

base::Result<std::vector<SealField>> read_fields(const PdfRevisions& file) {
    const auto root = file.resolved(file.all().front().trailer.find("Root"), 0);
    if (!root) return base::fail(root.error());
    const PdfValue* member = root->find("AcroForm");
    if (member == nullptr) return base::fail(ErrorCode::integrity, "document", "no form", "fields for signatures");
    const auto form = file.resolved(member, 0);
    if (!form) return base::fail(form.error());
    const PdfValue* list = form->find("Fields");
    if (list == nullptr || list->kind != PdfValue::Kind::array || list->items.size() > 16)
        return base::fail(ErrorCode::integrity, "form", "no list of fields", "fields for signatures");
    std::vector<SealField> out;
    for (const PdfValue& item : list->items) {
        const auto field = file.resolved(&item, 0);
        if (!field) return base::fail(field.error());
        const PdfValue* kind = field->find("FT");
        const PdfValue* name = field->find("T");
        if (item.kind != PdfValue::Kind::reference || field->kind != PdfValue::Kind::dictionary || kind == nullptr ||
            !kind->is_name("Sig") || name == nullptr || name->kind != PdfValue::Kind::text)
            return base::fail(ErrorCode::integrity, "form", "a field that is none for a signature", "one");
        if (field->find("V") != nullptr)
            return base::fail(ErrorCode::integrity, "form", "a field that is filled in the first writing",
                              "empty fields");
        out.push_back({name->text, item.object, field->raw});
    }
    return out;
}

/// What the values of the signature dictionary say; the rest of the writing is compared, not read.
base::Result<void> read_words(const PdfRevisions& file, std::size_t object, std::size_t revision,
                              SealSignature& signature, SignatureWriting& writing, std::string_view& digits) {
    const auto value = file.object(object, revision);
    if (!value) return base::fail(value.error());
    const auto text = [&](const char* key) {
        const PdfValue* found = value->value.find(key);
        return found != nullptr && found->kind == PdfValue::Kind::text ? *found : PdfValue{};
    };
    const PdfValue name = text("Name");
    const PdfValue reason = text("Reason");
    const PdfValue date = text("M");
    const PdfValue contents = text("Contents");
    const PdfValue* stamped = value->value.find(stamped_member);
    const auto name_words = utf8_of(name.text);
    const auto reason_words = utf8_of(reason.text);
    const auto time = time_of_pdf_date(date.text);
    if (!name_words || !reason_words || !time || contents.raw.size() < 2 || contents.raw.front() != '<' ||
        contents.raw.size() / 2 > most_room)
        return base::fail(ErrorCode::integrity, "object " + std::to_string(object),
                          "no signature as it is written here", "name, reason, time and contents");
    signature.name = *name_words;
    signature.reason = *reason_words;
    signature.claimed = *time;
    writing.name = name.text;
    writing.reason = reason.text;
    writing.date = date.text;
    // Another word than "true" is no byte of the writing that is made again and compared.
    writing.stamped = stamped != nullptr;
    signature.stamped = writing.stamped;
    digits = contents.raw.substr(1, contents.raw.size() - 2);
    writing.room = digits.size() / 2;
    return {};
}

base::Digest covered_by(std::string_view bytes, const WrittenSignature& written, std::size_t end) {
    base::DigestBuilder builder;
    builder.add(bytes.substr(0, written.contents_begin));
    builder.add(bytes.substr(written.contents_end, end - written.contents_end));
    return builder.digest();
}

/// The field that a writing fills: of its two objects, the one that is a field.
const SealField* filled_field(const PdfRevision& revision, const std::vector<SealField>& fields) {
    for (const SealField& field : fields)
        if (revision.objects.contains(field.object)) return &field;
    return nullptr;
}

base::Result<SealSignature> read_signature(const PdfRevisions& file, const std::vector<SealField>& fields,
                                           std::size_t number, std::vector<SealFinding>& findings) {
    const PdfRevision& revision = file.all()[number];
    const std::string where = "writing " + std::to_string(number + 1);
    const SealField* field = filled_field(revision, fields);
    if (field == nullptr || revision.objects.size() != 2)
        return base::fail(ErrorCode::integrity, where, "objects were changed or added that are no signature",
                          "one field and the signature in it");
    auto writing = writing_after(file, *field, number - 1);
    if (!writing) return base::fail(writing.error());
    SealSignature signature;
    signature.field = field->name;
    std::string_view digits;
    if (!revision.objects.contains(writing->value_object))
        return base::fail(ErrorCode::integrity, where, "objects were changed or added that are no signature",
                          "one field and the signature in it");
    if (auto read = read_words(file, writing->value_object, number, signature, *writing, digits); !read)
        return base::fail(read.error());
    const WrittenSignature written = write_signature(*writing);
    const std::string_view found = file.bytes().substr(revision.begin, revision.end - revision.begin);
    const std::size_t from = written.contents_begin - revision.begin;
    const std::size_t to = written.contents_end - revision.begin;
    if (found.size() != written.bytes.size() ||
        found.substr(0, from) != std::string_view(written.bytes).substr(0, from) ||
        found.substr(to) != std::string_view(written.bytes).substr(to))
        return base::fail(ErrorCode::integrity, where, "other bytes than those of one signature",
                          "the field " + field->name + " filled and nothing else");
    signature.contents_begin = written.contents_begin;
    signature.room = writing->room;
    signature.covered = covered_by(file.bytes(), written, revision.end);
    const auto der = signature_of_digits(digits, "signature " + field->name);
    if (!der) {
        add(findings, "signature " + field->name, der.error());
        return signature;
    }
    auto cms = signing::verify_cms(*der, signature.covered);
    if (cms)
        signature.cms = std::move(*cms);
    else
        add(findings, "signature " + field->name, cms.error());
    if (signature.cms && signature.stamped && !signature.cms->timestamp)
        findings.push_back({"signature " + field->name,
                            "its time-stamp was taken out: what is signed says that it was made with one"});
    return signature;
}

}  // namespace

const std::vector<std::string>& seal_fields() {
    static const std::vector<std::string> fields = {"Tested", "Reviewed", "Approved"};
    return fields;
}

std::string_view seal_field(records::Meaning meaning) {
    using records::Meaning;
    switch (meaning) {
        case Meaning::tested: return seal_fields()[0];
        case Meaning::reviewed: return seal_fields()[1];
        case Meaning::approved: return seal_fields()[2];
        case Meaning::checked:
        case Meaning::witnessed:
        case Meaning::voided: return {};
    }
    return {};
}

base::Result<SignatureWriting> writing_after(const PdfRevisions& file, const SealField& field, std::size_t revision) {
    const PdfRevision& before = file.all()[revision];
    SignatureWriting writing;
    writing.begin = before.end;
    writing.table_before = before.table;
    writing.field_object = field.object;
    writing.field = field.dictionary;
    const auto raw = [&](const char* key) {
        const PdfValue* value = before.trailer.find(key);
        return value != nullptr ? value->raw : std::string_view();
    };
    writing.root = raw("Root");
    writing.info = raw("Info");
    writing.id = raw("ID");
    const PdfValue* size = before.trailer.find("Size");
    writing.value_object = size != nullptr ? size->whole_number() : PdfValue::npos;
    if (writing.value_object == PdfValue::npos || writing.root.empty() || writing.info.empty() || writing.id.empty() ||
        writing.field.size() < 4)
        return base::fail(ErrorCode::integrity, "trailer", "a missing member", "Size, Root, Info and ID");
    return writing;
}

base::Result<std::string> signature_of_digits(std::string_view digits, const std::string& where) {
    const auto refuse = [&](std::string found, std::string expected) {
        return base::fail(ErrorCode::integrity, where, std::move(found), std::move(expected));
    };
    if (digits.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return refuse("digits that are not as they were written", "lower-case hexadecimal digits");
    const auto bytes = base::bytes_of_hex(digits);
    if (!bytes || bytes->size() < 8) return refuse("no signature", "one in hexadecimal digits");
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>((*bytes)[i])); };
    // Its outermost value is long enough to need two or three bytes for its length.
    if (at(0) != 0x30 || (at(1) != 0x82 && at(1) != 0x81 && at(1) != 0x83)) return refuse("no signature", "one in DER");
    const std::size_t count = at(1) - 0x80;
    std::size_t length = 2 + count;
    std::size_t inner = 0;
    for (std::size_t i = 0; i < count; ++i) inner = inner * 256 + at(2 + i);
    length += inner;
    if (length > bytes->size()) return refuse("a signature that is cut off", "the whole of it");
    if (bytes->find_first_not_of('\0', length) != std::string::npos)
        return refuse("bytes after the signature", "zeros up to the end of the room kept for it");
    return bytes->substr(0, length);
}

SealReading read_seal(std::string_view bytes) {
    SealReading out;
    auto file = PdfRevisions::read(bytes);
    if (!file) {
        add(out.findings, "file", file.error());
        return out;
    }
    out.file = std::move(*file);
    const auto& revisions = out.file->all();
    if (revisions.back().end != bytes.size())
        out.findings.push_back({"file", std::to_string(bytes.size() - revisions.back().end) +
                                            " bytes were appended behind the last writing"});
    if (auto fields = read_fields(*out.file))
        out.fields = std::move(*fields);
    else
        add(out.findings, "form", fields.error());
    for (std::size_t i = 1; i < revisions.size(); ++i) {
        auto signature = read_signature(*out.file, out.fields, i, out.findings);
        // Each field once, in its order: a field filled again would hide the signature it had.
        const std::size_t place = out.signatures.size();
        if (signature && (place >= out.fields.size() || out.fields[place].name != signature->field))
            out.findings.push_back(
                {"writing " + std::to_string(i + 1),
                 "signature " + signature->field + " stands where " +
                     (place < out.fields.size() ? out.fields[place].name + " was to stand" : "no more may follow")});
        if (signature)
            out.signatures.push_back(std::move(*signature));
        else
            add(out.findings, "writing " + std::to_string(i + 1), signature.error());
    }
    if (auto attachments = read_attachments(*out.file))
        out.attachments = std::move(*attachments);
    else
        add(out.findings, "attachments", attachments.error());
    return out;
}

}  // namespace velocert::reports
