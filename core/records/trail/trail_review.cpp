// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/trail_review.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json_members.h"
#include "core/base/stated_reason.h"
#include "core/laboratory/people/may_be_one.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/certificate_owners.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr std::string_view format = "velocert-trail-review/1";

std::uint64_t read_row(JsonReader& reader, const char* member) {
    const auto row = reader.integer(member);
    if (reader.ok() && row < 1) reader.refuse(member, ErrorCode::bad_value, std::to_string(row), "1 or more");
    return static_cast<std::uint64_t>(row);
}

TrailReview read_review(JsonReader& reader) {
    TrailReview out;
    base::expect_format(reader, format);
    out.from = read_row(reader, "from");
    out.to = read_row(reader, "to");
    out.root = sequence::read_digest(reader, "root");
    out.found = reader.text("found");
    out.meaning = sequence::read_word(reader, "meaning", parse_meaning);
    read_signer(reader, out.reviewer, out.time);
    return out;
}

/// What is wrong with a review that comes after the entry `reviewed`; empty if nothing is.
std::string why_not_next(const SignedTrailReview& one, std::uint64_t reviewed) {
    const auto& review = one.review;
    if (review.meaning != Meaning::reviewed)
        return "a review of the trail that means \"" + std::string(name(review.meaning)) + "\"";
    if (review.from != reviewed + 1)
        return "a review from entry " + std::to_string(review.from) + " on, where the trail was reviewed up to entry " +
               std::to_string(reviewed);
    if (review.to < review.from) return "a review of no entries";
    if (review.to >= one.seq) return "a review of entries that were not there yet";
    if (!base::stated_reason(review.found, "found")) return "a review that does not say what was found";
    return {};
}

}  // namespace

Json TrailReview::json() const {
    return Json::object()
        .set("format", format)
        .set("from", Json::integer(static_cast<std::int64_t>(from)))
        .set("to", Json::integer(static_cast<std::int64_t>(to)))
        .set("root", root.text())
        .set("found", found)
        .set("meaning", name(meaning))
        .set("name", reviewer.name)
        .set("account", reviewer.id)
        .set("time", time);
}

std::string TrailReview::canonical() const { return json().canonical(); }

Json trail_review_record(const SignedTrailReview& review) {
    return signed_statement(review.review.json(), review.cms, review.certificate);
}

Result<SignedTrailReview> read_trail_review(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    SignedTrailReview out;
    out.seq = entry.seq;
    auto [cms, certificate] =
        read_signed_statement(reader, [&](JsonReader& statement) { out.review = read_review(statement); });
    out.cms = std::move(cms);
    out.certificate = certificate;
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<std::vector<SignedTrailReview>> trail_reviews(std::span<const LedgerEntry> entries) {
    std::vector<SignedTrailReview> out;
    for (const auto& entry : entries) {
        if (entry.type != trail_review_type) continue;
        auto one = read_trail_review(entry);
        if (!one) return base::fail(ErrorCode::integrity, one.error().where, one.error().found, one.error().expected);
        if (auto why = why_not_next(*one, reviewed_to(out)); !why.empty())
            return base::fail(ErrorCode::integrity, row_name(entry.seq), std::move(why),
                              "reviews of the trail, each from where the last one ended");
        out.push_back(std::move(*one));
    }
    return out;
}

Result<std::vector<SignedTrailReview>> trail_reviews(const Archive& archive) {
    static constexpr std::array types{trail_review_type};
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    return trail_reviews(*entries);
}

std::uint64_t reviewed_to(std::span<const SignedTrailReview> reviews) {
    return reviews.empty() ? 0 : reviews.back().review.to;
}

std::string why_unanswered(std::span<const SignedTrailReview> reviews, std::uint64_t first, std::uint64_t last,
                           std::span<const base::Person> testers, const laboratory::PeopleRegister* people) {
    if (const auto to = reviewed_to(reviews); to < last)
        return to == 0 ? "nobody has reviewed the audit trail"
                       : "the audit trail is reviewed up to entry " + std::to_string(to) + ", and not to entry " +
                             std::to_string(last);
    for (const auto& one : reviews) {
        if (one.review.to < first || one.review.from > last) continue;
        const auto& by = one.review.reviewer;
        const bool own = std::ranges::any_of(
            testers, [&](const base::Person& tester) { return laboratory::may_be_one(by, tester, people); });
        if (own)
            return "entries " + std::to_string(one.review.from) + " to " + std::to_string(one.review.to) +
                   " of the audit trail were reviewed by " + by.name + ", who made the test";
    }
    return {};
}

std::string why_not_reviewed(const SignedTrailReview& review, const MerkleTree& ledger) {
    if (review.review.to > ledger.size() || ledger.root_of_first(review.review.to) != review.review.root)
        return "it was made over another ledger";
    return why_not_signed({review.cms, review.certificate}, review.review.canonical());
}

Result<TrailReview> next_trail_review(const Archive& archive, std::uint64_t to, std::string found,
                                      const base::Person& reviewer, std::chrono::system_clock::time_point time,
                                      std::chrono::minutes offset) {
    auto stated = base::stated_reason(found, "what was found");
    if (!stated) return base::fail(stated.error());
    const auto reviews = trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree ledger(std::move(*leaves));
    TrailReview out;
    out.from = reviewed_to(*reviews) + 1;
    out.to = to == 0 ? ledger.size() : to;
    if (out.to < out.from || out.to > ledger.size())
        return base::fail(ErrorCode::bad_value, "the last entry of the review", std::to_string(out.to),
                          std::to_string(out.from) + " to " + std::to_string(ledger.size()));
    out.root = ledger.root_of_first(out.to);
    out.found = std::move(*stated);
    out.reviewer = reviewer;
    out.time = local_time_text(time, offset);
    return out;
}

Result<void> record_trail_review(Archive& archive, const TrailReview& review, const std::string& cms,
                                 const std::string& certificate) {
    const auto reviews = trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree ledger(std::move(*leaves));
    const SignedTrailReview one{review, cms, base::Digest::of(certificate), ledger.size() + 1};
    auto why = why_not_next(one, reviewed_to(*reviews));
    if (why.empty()) why = why_not_reviewed(one, ledger);
    if (!why.empty())
        return base::fail(ErrorCode::not_permitted, "review of the trail", std::move(why),
                          "a signed review of the entries that follow on the last one");
    const auto owners = certificate_owners(archive);
    if (!owners) return base::fail(owners.error());
    if (auto foreign = owners->standing(one.certificate, cms, review.canonical(), review.reviewer).foreign;
        !foreign.empty())
        return base::fail(ErrorCode::not_permitted, "review of the trail", std::move(foreign),
                          "a certificate of " + review.reviewer.name + " (" + review.reviewer.id + ")");
    if (const auto stored = archive.store(base::as_bytes(certificate)); !stored) return base::fail(stored.error());
    return archive.append(trail_review_type, trail_review_record(one));
}

}  // namespace velocert::records
