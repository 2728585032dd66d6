// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/system_failure.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/json.h"
#include "core/base/stated_reason.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr std::string_view noticed_type = "recovered/1";
constexpr std::string_view account_type = "failure-account/1";

struct Member {
    const char* key;
    std::string FailureAccount::*text;
    const char* what;
    const char* expected;
};
constexpr std::array members{
    Member{"cause", &FailureAccount::cause, "cause", "why the program ended, as far as it is known"},
    Member{"immediate_action", &FailureAccount::immediate_action, "immediate action",
           "what was done at once: what was looked at, repeated or switched off"},
    Member{"corrective_action", &FailureAccount::corrective_action, "corrective action",
           "what is done so that it does not happen again, or why nothing is"}};

Result<void> note_account(const LedgerEntry& entry, std::vector<SystemFailure>& known) {
    base::JsonReader reader(entry.record, row_name(entry.seq));
    FailureAccount account;
    for (const auto& one : members) account.*one.text = reader.text(one.key);
    account.by = base::read_person(reader, "by");
    account.utc = entry.time;
    account.seq = entry.seq;
    const auto rows = reader.array("failures");
    if (auto time = RecordTime::parse(reader.any("made"), row_name(entry.seq)); !time) return base::fail(time.error());
    if (auto done = reader.finish(); !done) return done;
    for (const auto& row : rows) {
        const auto* number = row.number();
        const auto found = std::find_if(known.begin(), known.end(), [&](const SystemFailure& one) {
            return number != nullptr && number->digits == std::to_string(one.seq);
        });
        if (found == known.end())
            return base::fail(ErrorCode::integrity, row_name(entry.seq), "it accounts for what is no unclean end");
        found->accounts.push_back(account);
    }
    return {};
}

}  // namespace

Result<std::vector<SystemFailure>> system_failures(const Archive& archive) {
    auto entries = archive.ledger_entries(std::array{noticed_type, account_type});
    if (!entries) return base::fail(entries.error());
    return system_failures(*entries);
}

Result<std::vector<SystemFailure>> system_failures(std::span<const LedgerEntry> entries) {
    std::vector<SystemFailure> out;
    for (const auto& entry : entries) {
        if (entry.type == noticed_type) out.push_back({entry.seq, entry.time, {}});
        if (entry.type != account_type) continue;
        if (auto done = note_account(entry, out); !done) return base::fail(done.error());
    }
    return out;
}

std::vector<SystemFailure> open_failures(std::vector<SystemFailure> failures) {
    std::erase_if(failures, [](const SystemFailure& one) { return !one.open(); });
    return failures;
}

Result<void> account_for_failures(Archive& archive, std::span<const std::uint64_t> rows, const FailureAccount& account,
                                  const base::Person& by, const base::Clock& clock, const ClockSource& source) {
    auto known = system_failures(archive);
    if (!known) return base::fail(known.error());
    if (rows.empty())
        return base::fail(ErrorCode::missing_field, "account of a failure", "no failure is named",
                          "the ledger row of an unclean end");
    auto list = Json::array();
    std::set<std::uint64_t> named;
    for (const auto row : rows) {
        if (std::none_of(known->begin(), known->end(), [&](const SystemFailure& one) { return one.seq == row; }))
            return base::fail(ErrorCode::not_found, row_name(row), "no unclean end is noted there",
                              "the ledger row of an unclean end");
        if (!named.insert(row).second)
            return base::fail(ErrorCode::bad_value, row_name(row), "it is named twice", "each row once");
        list.push(Json::integer(static_cast<std::int64_t>(row)));
    }
    auto record = Json::object().set("failures", std::move(list));
    for (const auto& one : members) {
        if (auto said = base::need_words(account.*one.text, one.what, one.what, one.expected); !said) return said;
        record.set(one.key, account.*one.text);
    }
    record.set("by", base::to_json(by)).set("made", RecordTime::now(clock, source).json());
    return archive.append(account_type, record);
}

}  // namespace velocert::records
