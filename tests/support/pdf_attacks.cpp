// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pdf_attacks.h"

#include <optional>
#include <stdexcept>

#include "core/signing/encoding/der.h"
#include "core/signing/signed_data/cms.h"
#include "reports/seal/pdf_text.h"
#include "reports/seal/seal_reading.h"
#include "tests/support/pdf_text.h"

namespace velocert::test {
namespace {

std::string_view text_of(const reports::PdfBytes& pdf) {
    return {reinterpret_cast<const char*>(pdf.data()), pdf.size()};
}

std::string ten_digits(std::size_t number) {
    std::string digits = std::to_string(number);
    return digits.insert(0, 10 - digits.size(), '0');
}

/// A writing with these objects, each "n 0 obj ... endobj", given by number and text.
reports::PdfBytes with_writing(const reports::PdfBytes& pdf, std::size_t number, const std::string& object) {
    const auto file = reports::PdfRevisions::read(text_of(pdf));
    if (!file) throw std::runtime_error(file.error().text());
    const auto& last = file->all().back();
    std::string text;
    std::string table = "xref\n";
    if (!object.empty()) {
        table += std::to_string(number) + " 1\n" + ten_digits(pdf.size()) + " 00000 n \n";
        text = std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
    }
    const std::string at = std::to_string(pdf.size() + text.size());
    text += table + "trailer\n<< /Size " + std::string(last.trailer.find("Size")->raw) + " /Root " +
            std::string(last.trailer.find("Root")->raw) + " /Info " + std::string(last.trailer.find("Info")->raw) +
            " /ID " + std::string(last.trailer.find("ID")->raw) + " /Prev " + std::to_string(last.table) +
            " >>\nstartxref\n" + at + "\n%%EOF\n";
    reports::PdfBytes out = pdf;
    append(out, text);
    return out;
}

}  // namespace

std::size_t place_of(const reports::PdfBytes& pdf, std::string_view bytes) {
    const std::size_t at = text_of(pdf).find(bytes);
    if (at == std::string_view::npos) throw std::runtime_error("not in the file: " + std::string(bytes));
    return at;
}

void append(reports::PdfBytes& pdf, std::string_view bytes) { pdf.insert(pdf.end(), bytes.begin(), bytes.end()); }

reports::PdfBytes with_page_replaced(const reports::PdfBytes& pdf) {
    const auto file = reports::PdfRevisions::read(text_of(pdf));
    if (!file) throw std::runtime_error(file.error().text());
    for (const auto& [number, place] : file->all().front().objects) {
        const auto object = file->object(number, 0);
        if (!object || object->value.find("Type") == nullptr || !object->value.find("Type")->is_name("Page")) continue;
        const std::size_t contents = object->value.find("Contents")->object;
        const std::string drawing = "1 0 0 rg 0 0 595 842 re f";
        return with_writing(pdf, contents,
                            "<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing + "\nendstream");
    }
    throw std::runtime_error("no page");
}

reports::PdfBytes with_empty_writing(const reports::PdfBytes& pdf) { return with_writing(pdf, 0, ""); }

reports::PdfBytes cut_back(const reports::PdfBytes& pdf, std::size_t signatures) {
    const auto file = reports::PdfRevisions::read(text_of(pdf));
    if (!file) throw std::runtime_error(file.error().text());
    return {pdf.begin(), pdf.begin() + static_cast<std::ptrdiff_t>(file->all().at(signatures).end)};
}

reports::PdfBytes without_last_time(const reports::PdfBytes& pdf) {
    namespace tag = signing::tag;
    const auto reading = reports::read_seal(text_of(pdf));
    const auto& last = reading.signatures.back();
    std::string file(text_of(pdf));
    const auto whole =
        reports::signature_of_digits(std::string_view(file).substr(last.contents_begin + 1, last.room * 2), "attack");
    if (!whole) throw std::runtime_error(whole.error().text());
    std::optional<base::Error> fault;
    signing::DerReader outer(*whole, "attack", fault);
    signing::DerReader info = outer.inside(tag::sequence, "content info");
    const std::string type = std::string(info.any("content type").whole);
    signing::DerReader wrapped = info.inside(tag::context(0), "content");
    signing::DerReader data = wrapped.inside(tag::sequence, "signed data");
    std::string before;
    signing::DerValue signers = data.any("member");
    while (!data.done()) {
        before += signers.whole;
        signers = data.any("member");
    }
    signing::DerReader signer = signing::DerReader(signers.content, "attack", fault).inside(tag::sequence, "signer");
    std::string members;
    bool stripped = false;
    while (!signer.done()) {
        const bool unsigned_attributes = signer.next_is(tag::context(1));
        const auto member = signer.any("member").whole;
        if (!unsigned_attributes) members += member;
        stripped = stripped || unsigned_attributes;
    }
    if (fault || !stripped) throw std::runtime_error("no time-stamp to take out");
    using signing::der;
    const std::string bare =
        der(tag::sequence,
            {type, der(tag::context(0), der(tag::sequence, {before, der(tag::set, der(tag::sequence, members))}))});
    std::string digits = base::hex(base::as_bytes(bare));
    digits.resize(last.room * 2, '0');
    file.replace(last.contents_begin + 1, digits.size(), digits);
    return {file.begin(), file.end()};
}

reports::PdfBytes saved_again(const reports::PdfBytes& pdf) {
    const reports::test::PassingFolder folder;
    const std::string path = folder.path() + "/again.pdf";
    // The program's order of arguments lets the file stand last.
    (void)reports::test::ask("saved() { qpdf --object-streams=disable \"$1\" '" + path + "'; }; saved", pdf);
    return reports::test::read_bytes(path);
}

reports::PdfBytes signed_regardless(const reports::PdfBytes& pdf, const reports::SignatureRequest& request,
                                    signing::SigningKey& key) {
    const auto reading = reports::read_seal(text_of(pdf));
    for (const auto& field : reading.fields) {
        if (field.name != request.field) continue;
        auto writing = reports::writing_after(*reading.file, field, reading.file->all().size() - 1);
        writing->name = *reports::utf16_of(request.name);
        writing->reason = *reports::utf16_of(request.reason);
        writing->date = reports::pdf_date(request.time);
        writing->room = 4096;
        const auto written = reports::write_signature(*writing);
        std::string file(text_of(pdf));
        file += written.bytes;
        const auto covered =
            base::Digest::of(file.substr(0, written.contents_begin) + file.substr(written.contents_end));
        const auto cms = signing::sign_cms(key, covered);
        if (!cms) throw std::runtime_error(cms.error().text());
        const std::string digits = base::hex(base::as_bytes(*cms));
        file.replace(written.contents_begin + 1, digits.size(), digits);
        return {file.begin(), file.end()};
    }
    throw std::runtime_error("no such field");
}

}  // namespace velocert::test
