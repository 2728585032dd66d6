// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/people_warnings.h"

#include "core/base/clock.h"

namespace velocert::records {
namespace {

std::string day_text(std::string_view utc) { return std::string(utc.substr(0, 10)); }

bool is_old(std::string_view utc, std::chrono::system_clock::time_point now) {
    const auto time = base::parse_utc(utc);
    // A time that has not come yet, or is none, vouches for nothing.
    return !time || *time > now + std::chrono::hours(24) || now - *time > access_review_age;
}

}  // namespace

PeopleWarnings people_warnings(const laboratory::PeopleRegister& people, std::chrono::system_clock::time_point now) {
    PeopleWarnings out;
    for (const auto& account : people.accounts()) {
        const auto& tries = people.sign_ins(account.id);
        if (!account.active() || tries.failures() < laboratory::LockRule{}.failures) continue;
        const auto until = base::utc_text(tries.locked_until());
        out.locked.push_back("account " + account.login +
                             (tries.locked(now) ? " is locked until " + until : " was locked until " + until) +
                             " after " + std::to_string(tries.failures()) +
                             " failed sign-ins in a row; a signatory looks into it ('user unlock')");
    }
    if (people.empty()) return out;
    const auto& first = people.accounts().front().created_utc;
    if (people.reviews().empty()) {
        if (is_old(first, now))
            out.review.push_back("accounts and rights were never reviewed since " + day_text(first) +
                                 "; a year is allowed ('user review')");
    } else if (const auto& last = people.reviews().back().at_utc; is_old(last, now)) {
        out.review.push_back("accounts and rights were last reviewed on " + day_text(last) +
                             "; a year is allowed ('user review')");
    }
    return out;
}

}  // namespace velocert::records
