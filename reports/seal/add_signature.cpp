// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/signing/signed_data/cms.h"
#include "reports/seal/pdf_text.h"
#include "reports/seal/seal.h"
#include "reports/seal/seal_reading.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;

constexpr std::size_t room_step = 1024;
/// Signature value, attributes and names beside the certificates.
constexpr std::size_t room_for_signature = 2048;
/// A token with two or three certificates of its authority; also where none is asked for yet.
constexpr std::size_t room_for_time = 8192;

std::string_view text_of(std::span<const std::uint8_t> pdf) {
    return {reinterpret_cast<const char*>(pdf.data()), pdf.size()};
}

/// Nothing is signed that does not hold already.
base::Result<SealReading> sound(std::string_view pdf) {
    SealReading reading = read_seal(pdf);
    if (!reading.findings.empty())
        return base::fail(ErrorCode::integrity, reading.findings.front().where, reading.findings.front().what,
                          "a file that holds");
    return reading;
}

std::size_t room_for(const signing::SigningKey& key) {
    std::size_t room = room_for_signature + room_for_time + key.certificate().size();
    for (const signing::Der& issuer : key.issuers()) room += issuer.size();
    return (room + room_step - 1) / room_step * room_step;
}

base::Digest digest_around(const std::string& file, const WrittenSignature& written) {
    base::DigestBuilder builder;
    builder.add(std::string_view(file).substr(0, written.contents_begin));
    builder.add(std::string_view(file).substr(written.contents_end));
    return builder.digest();
}

/// Puts the signature into its room; the rest of the room stays zero.
base::Result<void> fill(std::string& file, std::size_t contents_begin, std::size_t room, const signing::Der& cms) {
    if (cms.size() > room)
        return base::fail(ErrorCode::not_permitted, "signature", std::to_string(cms.size()) + " bytes",
                          std::to_string(room) + " at most: shorter certificates or time-stamp");
    std::string digits = base::hex(base::as_bytes(cms));
    digits.resize(room * 2, '0');
    file.replace(contents_begin + 1, digits.size(), digits);
    return {};
}

/// The file as bytes, once more read and found to hold.
base::Result<PdfBytes> checked(const std::string& file) {
    if (const auto good = sound(file); !good) return base::fail(good.error());
    return PdfBytes(file.begin(), file.end());
}

}  // namespace

base::Result<PdfBytes> add_signature(std::span<const std::uint8_t> pdf, const SignatureRequest& request,
                                     signing::SigningKey& key, signing::TimeStampSource* time_source) {
    const auto reading = sound(text_of(pdf));
    if (!reading) return base::fail(reading.error());
    const std::size_t given = reading->signatures.size();
    if (given >= reading->fields.size() || reading->fields[given].name != request.field)
        return base::fail(ErrorCode::not_permitted, "report", "the signature '" + request.field + "' now",
                          given < reading->fields.size() ? "'" + reading->fields[given].name + "' next"
                                                         : "no signature after the last one");
    if (!reading->signatures.empty() && request.time < reading->signatures.back().claimed)
        return base::fail(ErrorCode::not_permitted, "report", "a time before that of the signature before it",
                          "a later one");
    auto writing = writing_after(*reading->file, reading->fields[given], reading->file->all().size() - 1);
    if (!writing) return base::fail(writing.error());
    const auto name = utf16_of(request.name);
    const auto reason = utf16_of(request.reason);
    if (!name || !reason) return base::fail(ErrorCode::bad_value, "signature", "a name or reason that is no UTF-8");
    writing->name = *name;
    writing->reason = *reason;
    writing->date = pdf_date(request.time);
    writing->room = room_for(key);
    writing->stamped = time_source != nullptr;

    const WrittenSignature written = write_signature(*writing);
    std::string file(text_of(pdf));
    file += written.bytes;
    const base::Digest covered = digest_around(file, written);
    auto cms = signing::sign_cms(key, covered);
    if (cms && time_source != nullptr) cms = signing::stamped(*cms, covered, *time_source);
    if (!cms) return base::fail(cms.error());
    if (auto filled = fill(file, written.contents_begin, writing->room, *cms); !filled)
        return base::fail(filled.error());
    return checked(file);
}

base::Result<signing::Der> request_time(std::span<const std::uint8_t> pdf) {
    const auto reading = sound(text_of(pdf));
    if (!reading) return base::fail(reading.error());
    if (reading->signatures.empty())
        return base::fail(ErrorCode::not_permitted, "report", "no signature", "one that can be time-stamped");
    return signing::timestamp_request(base::Digest::of(reading->signatures.back().cms->signature));
}

base::Result<PdfBytes> add_time(std::span<const std::uint8_t> pdf, std::string_view response) {
    const auto reading = sound(text_of(pdf));
    if (!reading) return base::fail(reading.error());
    if (reading->signatures.empty() || reading->signatures.back().cms->timestamp)
        return base::fail(ErrorCode::not_permitted, "report", "no signature without a time-stamp", "a last one");
    const SealSignature& last = reading->signatures.back();
    const auto token = signing::read_timestamp_response(response, base::Digest::of(last.cms->signature));
    if (!token) return base::fail(token.error());
    std::string file(text_of(pdf));
    const auto digits = std::string_view(file).substr(last.contents_begin + 1, last.room * 2);
    const auto whole = signature_of_digits(digits, "signature " + last.field);
    if (!whole) return base::fail(whole.error());
    const auto cms = signing::with_timestamp(*whole, *token);
    if (!cms) return base::fail(cms.error());
    if (auto filled = fill(file, last.contents_begin, last.room, *cms); !filled) return base::fail(filled.error());
    return checked(file);
}

}  // namespace velocert::reports
