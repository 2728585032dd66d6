// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_signature.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "core/base/clock.h"
#include "core/base/json_members.h"
#include "core/sequence/documents/exact_json.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

constexpr std::string_view format = "velocert-signature/1";
constexpr std::array meanings = {Meaning::tested,   Meaning::checked,   Meaning::reviewed,
                                 Meaning::approved, Meaning::witnessed, Meaning::voided};

}  // namespace

std::string_view name(Meaning meaning) {
    switch (meaning) {
        case Meaning::tested: return "tested";
        case Meaning::checked: return "checked";
        case Meaning::reviewed: return "reviewed";
        case Meaning::approved: return "approved";
        case Meaning::witnessed: return "witnessed";
        case Meaning::voided: return "voided";
    }
    return {};
}

base::Result<Meaning> parse_meaning(std::string_view text) {
    const auto at = std::ranges::find_if(meanings, [&](Meaning meaning) { return name(meaning) == text; });
    if (at != meanings.end()) return *at;
    return base::fail(ErrorCode::bad_value, "meaning", "\"" + std::string(text) + "\"",
                      "tested, checked, reviewed, approved, witnessed or voided");
}

bool moves_report(Meaning meaning) {
    return meaning == Meaning::tested || meaning == Meaning::reviewed || meaning == Meaning::approved;
}

Json SignatureStatement::json() const {
    return Json::object()
        .set("format", format)
        .set("report", report)
        .set("preparation", Json::integer(preparation))
        .set("record", record.text())
        .set("document", document.text())
        .set("ledger", Json::object()
                           .set("size", Json::integer(static_cast<std::int64_t>(ledger_size)))
                           .set("root", ledger_root.text()))
        .set("meaning", name(meaning))
        .set("name", signer.name)
        .set("account", signer.id)
        .set("time", time);
}

std::string SignatureStatement::canonical() const { return json().canonical(); }

Json signature_record(const RecordSignature& signature) {
    return signed_statement(signature.statement.json(), signature.cms, signature.certificate)
        .set("signed",
             signature.signed_document ? Json::object().set("document", signature.signed_document->text()) : Json());
}

namespace {

void read_into(JsonReader& reader, SignatureStatement& out) {
    base::expect_format(reader, format);
    out.report = reader.text("report");
    out.preparation = reader.integer("preparation");
    out.record = sequence::read_digest(reader, "record");
    out.document = sequence::read_digest(reader, "document");
    auto ledger = reader.child("ledger");
    const auto size = ledger.integer("size");
    if (ledger.ok() && size < 1) ledger.refuse("size", ErrorCode::bad_value, std::to_string(size), "1 or more");
    out.ledger_size = static_cast<std::uint64_t>(size);
    out.ledger_root = sequence::read_digest(ledger, "root");
    if (auto done = ledger.finish(); !done) reader.refuse(done.error());
    out.meaning = sequence::read_word(reader, "meaning", parse_meaning);
    read_signer(reader, out.signer, out.time);
}

}  // namespace

void read_signer(JsonReader& reader, base::Person& signer, std::string& time) {
    signer.name = reader.text("name");
    signer.id = reader.text_or("account", {});
    time = reader.text("time");
    if (reader.ok())
        if (const auto parsed = parse_local_time(time); !parsed)
            reader.refuse("time", parsed.error().code, parsed.error().found, parsed.error().expected);
}

void read_ledger_state(JsonReader& reader, std::uint64_t& size, base::Digest& root) {
    const auto entries = reader.integer("ledger_size");
    if (reader.ok() && entries < 1)
        reader.refuse("ledger_size", ErrorCode::bad_value, std::to_string(entries), "1 or more");
    size = static_cast<std::uint64_t>(entries);
    root = sequence::read_digest(reader, "ledger_root");
}

DetachedSignature read_detached(JsonReader& reader) {
    DetachedSignature out;
    const auto cms = reader.text("cms");
    if (reader.ok()) {
        if (auto bytes = base::bytes_of_hex(cms))
            out.cms = std::move(*bytes);
        else
            reader.refuse("cms", bytes.error().code, bytes.error().found, bytes.error().expected);
    }
    out.certificate = sequence::read_digest(reader, "certificate");
    return out;
}

Json signed_statement(Json statement, const std::string& cms, const base::Digest& certificate) {
    return Json::object()
        .set("statement", std::move(statement))
        .set("cms", base::hex(base::as_bytes(cms)))
        .set("certificate", certificate.text());
}

DetachedSignature read_signed_statement(JsonReader& reader, const std::function<void(JsonReader&)>& read) {
    auto statement = reader.child("statement");
    read(statement);
    if (auto done = statement.finish(); !done) reader.refuse(done.error());
    return read_detached(reader);
}

RecordSignature read_signature(JsonReader& reader) {
    RecordSignature out;
    auto [cms, certificate] =
        read_signed_statement(reader, [&](JsonReader& statement) { read_into(statement, out.statement); });
    out.cms = std::move(cms);
    out.certificate = certificate;
    if (reader.optional("signed") != nullptr) {
        auto file = reader.child("signed");
        out.signed_document = sequence::read_digest(file, "document");
        if (auto done = file.finish(); !done) reader.refuse(done.error());
    }
    return out;
}

std::string why_not_signed(const RecordSignature& signature) {
    return why_not_signed({signature.cms, signature.certificate}, signature.statement.canonical());
}

std::string why_not_signed(const DetachedSignature& signature, std::string_view canonical) {
    return checked_signature(signature, canonical).why_not;
}

CheckedSignature checked_signature(const DetachedSignature& signature, std::string_view canonical) {
    auto cms = signing::verify_cms(signature.cms, base::Digest::of(canonical));
    if (!cms) return {cms.error().found, {}};
    if (base::Digest::of(cms->certificate) != signature.certificate)
        return {"it was made with another certificate than the one that is named", {}};
    return {{}, std::move(cms->certificate)};
}

std::string local_time_text(std::chrono::system_clock::time_point time, std::chrono::minutes offset) {
    std::string out = base::utc_text(time + offset);
    out.pop_back();  // Z
    const auto minutes = std::abs(static_cast<int>(offset.count()));
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%c%02d:%02d", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return out + text.data();
}

base::Result<std::chrono::system_clock::time_point> parse_local_time(std::string_view text) {
    const auto refuse = [&] {
        return base::fail(ErrorCode::bad_value, "time", "\"" + std::string(text) + "\"",
                          "2026-11-26T09:00:00.000+08:00");
    };
    constexpr std::size_t length = 29;
    if (text.size() != length) return refuse();
    const auto time = base::parse_utc(std::string(text.substr(0, length - 6)) + 'Z');
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1; };
    const char sign = text[23];
    const int tens = digit(24), hours = digit(25), minute_tens = digit(27), minutes = digit(28);
    if (!time || (sign != '+' && sign != '-') || text[26] != ':' || tens < 0 || hours < 0 || minute_tens < 0 ||
        minute_tens > 5 || minutes < 0)
        return refuse();
    const auto offset = std::chrono::minutes((tens * 10 + hours) * 60 + minute_tens * 10 + minutes);
    if (offset > std::chrono::hours(14)) return refuse();
    const auto back = *time - (sign == '+' ? offset : -offset);
    if (local_time_text(back, sign == '+' ? offset : -offset) != text) return refuse();
    return back;
}

}  // namespace velocert::records
