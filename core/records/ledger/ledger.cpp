// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/ledger/writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::int64_t largest_exact = (std::int64_t{1} << 53) - 1;

bool is_type(std::string_view text) {
    const auto slash = text.rfind('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size()) return false;
    const auto word = text.substr(0, slash);
    const auto number = text.substr(slash + 1);
    return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }) &&
           number.front() != '0' &&
           std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 8785 writes numbers as ECMAScript does; whole numbers below 2^53 are the part where that is simply their
/// digits. Everything else is stored as decimal text.
bool is_exact_whole(const std::string& digits) {
    std::int64_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [at, code] = std::from_chars(digits.data(), end, value);
    return code == std::errc{} && at == end && value >= -largest_exact && value <= largest_exact &&
           std::to_string(value) == digits;
}

/// The first number, by digits, that has no canonical form; nullptr if there is none.
const std::string* first_bad_number(const Json& value) {
    if (const auto* number = value.number()) return is_exact_whole(number->digits) ? nullptr : &number->digits;
    if (const auto* items = value.items()) {
        for (const auto& item : *items)
            if (const auto* bad = first_bad_number(item)) return bad;
    } else if (const auto* members = value.members()) {
        for (const auto& [key, member] : *members)
            if (const auto* bad = first_bad_number(member)) return bad;
    }
    return nullptr;
}

constexpr std::array<std::string_view, 6> evidence_members{"log",      "pack",        "release",
                                                           "document", "certificate", "attachment"};

void collect_evidence(const Json& value, std::vector<base::Digest>& out) {
    if (const auto* items = value.items()) {
        for (const auto& item : *items) collect_evidence(item, out);
    } else if (const auto* members = value.members()) {
        for (const auto& [key, member] : *members) {
            const auto* text = member.string();
            if (text != nullptr && std::ranges::find(evidence_members, key) != evidence_members.end()) {
                if (auto digest = base::Digest::parse(*text)) out.push_back(*digest);
            } else {
                collect_evidence(member, out);
            }
        }
    }
}

/// Offset and state of the clock stand together, or in old entries not at all.
base::Result<void> check_clock(const LedgerEntry& entry, std::string_view where) {
    if (entry.offset.empty() && entry.clock.empty()) return {};
    if (!is_offset(entry.offset))
        return base::fail(ErrorCode::bad_value, std::string(where), "the offset \"" + entry.offset + "\"",
                          "the offset of local time, as \"+08:00\", beside the state of the clock");
    if (!parse_synchronisation(entry.clock))
        return base::fail(ErrorCode::bad_value, std::string(where), "the clock state \"" + entry.clock + "\"",
                          "synchronised, unsynchronised or unknown, beside the offset");
    return {};
}

/// Machine and program stand together, or in old entries not at all.
base::Result<void> check_writer(const LedgerEntry& entry, std::string_view where) {
    if (entry.host.empty() == entry.program.empty()) return {};
    const char* lacks = entry.host.empty() ? "a program without its machine" : "a machine without its program";
    return base::fail(ErrorCode::bad_value, std::string(where), lacks, "host and program, or neither");
}

}  // namespace

base::Digest leaf_of(std::string_view canonical) {
    base::DigestBuilder builder;
    builder.add(std::string_view("\0", 1));
    builder.add(canonical);
    return builder.digest();
}

base::Digest chain_of(const base::Digest& previous, const base::Digest& leaf) {
    base::DigestBuilder builder;
    builder.add(std::string_view("\2", 1));
    builder.add(previous.bytes());
    builder.add(leaf.bytes());
    return builder.digest();
}

std::string LedgerEntry::run() const {
    const Json* member = record.find("run");
    const std::string* text = member == nullptr ? nullptr : member->string();
    return text == nullptr ? std::string() : *text;
}

std::vector<base::Digest> LedgerEntry::evidence() const {
    std::vector<base::Digest> out;
    collect_evidence(record, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

LedgerEntry entry_at(const RecordTime& now, const Writer& writer, std::uint64_t seq, std::string type, Json record) {
    return {seq,         std::move(type),
            now.utc,     std::move(record),
            now.offset,  std::string(name(now.clock.synchronisation)),
            writer.host, writer.program};
}

base::Result<std::string> canonical_entry(const LedgerEntry& entry) {
    const std::string where = "ledger entry " + std::to_string(entry.seq);
    if (!is_type(entry.type))
        return base::fail(ErrorCode::bad_value, where, "record type '" + entry.type + "'",
                          "a type such as \"run-start/1\"");
    if (entry.record.members() == nullptr)
        return base::fail(ErrorCode::bad_value, where, std::string(entry.record.kind_name()), "an object");
    if (entry.seq == 0 || entry.seq > static_cast<std::uint64_t>(largest_exact))
        return base::fail(ErrorCode::bad_value, where, "number " + std::to_string(entry.seq), "1 or more");
    if (const auto* digits = first_bad_number(entry.record))
        return base::fail(ErrorCode::bad_value, where, "the number " + *digits,
                          "whole numbers below 2^53; others as decimal text");
    if (auto done = check_clock(entry, where); !done) return base::fail(done.error());
    if (auto done = check_writer(entry, where); !done) return base::fail(done.error());
    Json json = Json::object();
    if (!entry.offset.empty()) json.set("clock", entry.clock).set("offset", entry.offset);
    if (!entry.host.empty()) json.set("host", entry.host).set("program", entry.program);
    json.set("record", entry.record);
    json.set("record_type", entry.type);
    json.set("seq", Json::integer(static_cast<std::int64_t>(entry.seq)));
    json.set("time", entry.time);
    std::string canonical = json.canonical();
    // What cannot be read back must not be written: text that is not UTF-8, a key twice.
    auto back = Json::parse(canonical, where);
    if (!back) return base::fail(std::move(back.error()));
    if (back->canonical() != canonical)
        return base::fail(ErrorCode::bad_value, where, "a record that does not read back as it was",
                          "one canonical form");
    return canonical;
}

base::Result<LedgerEntry> parse_entry(std::string_view canonical, std::string_view where) {
    auto json = Json::parse(canonical, where);
    if (!json) return base::fail(ErrorCode::integrity, std::string(where), json.error().found, "canonical JSON");
    if (json->canonical() != canonical || first_bad_number(*json) != nullptr)
        return base::fail(ErrorCode::integrity, std::string(where), "text that is not in canonical form",
                          "canonical JSON (RFC 8785)");
    base::JsonReader reader(*json, std::string(where));
    LedgerEntry entry;
    entry.seq = static_cast<std::uint64_t>(std::max<std::int64_t>(reader.integer("seq"), 0));
    entry.type = reader.text("record_type");
    entry.time = reader.text("time");
    entry.record = reader.any("record");
    entry.offset = reader.text_or("offset", {});
    entry.clock = reader.text_or("clock", {});
    entry.host = reader.text_or("host", {});
    entry.program = reader.text_or("program", {});
    auto done = reader.finish();
    if (done) done = check_clock(entry, where);
    if (done) done = check_writer(entry, where);
    if (!done) return base::fail(ErrorCode::integrity, done.error().where, done.error().found, done.error().expected);
    if (entry.record.members() == nullptr)
        return base::fail(ErrorCode::integrity, std::string(where),
                          "a record that is " + std::string(entry.record.kind_name()), "an object");
    return entry;
}

base::Result<LedgerRow> make_row(const LedgerEntry& entry, const base::Digest& previous) {
    auto canonical = canonical_entry(entry);
    if (!canonical) return base::fail(std::move(canonical.error()));
    LedgerRow row;
    row.seq = entry.seq;
    row.type = entry.type;
    row.run = entry.run();
    row.leaf = leaf_of(*canonical);
    row.chain = chain_of(previous, row.leaf);
    row.canonical = std::move(*canonical);
    return row;
}

}  // namespace velocert::records
