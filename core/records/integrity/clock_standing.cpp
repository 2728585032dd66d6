// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/clock_standing.h"

#include <algorithm>
#include <utility>

#include "core/base/stated_reason.h"
#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view note_type = "clock-note/1";
/// Two clocks of one machine may differ by that much without one having been set back.
constexpr std::chrono::minutes ahead_allowed{1};

Result<ClockNote> note_in(const LedgerEntry& entry) {
    const auto where = row_name(entry.seq);
    base::JsonReader reader(entry.record, where);
    ClockNote out{entry.seq, entry.time, {}, reader.text("reason")};
    out.by = base::read_person(reader, "by");
    auto made = RecordTime::parse(reader.any("made"), where);
    if (!made) return base::fail(made.error());
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

}  // namespace

bool ClockStanding::may_sign() const {
    return now.synchronisation == Synchronisation::synchronised || !synchronised_utc.empty() || !begun_utc.empty() ||
           note.has_value();
}

std::string ClockStanding::caution() const {
    if (now.synchronisation == Synchronisation::synchronised) return {};
    std::string out = now.synchronisation == Synchronisation::unsynchronised
                          ? "the clock of this machine is not synchronised"
                          : "nobody can tell whether the clock of this machine is synchronised";
    if (note)
        out += "; " + note->by.name + " answered for it at " + note->utc + ": " + note->reason;
    else if (!synchronised_utc.empty())
        out += "; it last was at " + synchronised_utc;
    else if (!begun_utc.empty())
        out += "; the archive began at " + begun_utc + ", less than a day ago";
    return out;
}

Result<ClockStanding> clock_standing(const ClockState& state, std::chrono::system_clock::time_point now,
                                     std::uint64_t size, const EntryOfLedger& entry, const ClockRule& rule) {
    ClockStanding out;
    out.now = state;
    if (state.synchronisation == Synchronisation::synchronised) return out;
    const auto furthest = std::max(rule.longest_alone, rule.note_holds);
    for (auto seq = size; seq > 0; --seq) {
        const auto one = entry(seq);
        if (!one) return base::fail(one.error());
        const auto made = base::parse_utc(one->time);
        if (!made || *made > now + ahead_allowed || now - *made > furthest) break;
        if (!out.note && one->type == note_type && now - *made <= rule.note_holds) {
            auto note = note_in(*one);
            if (!note) return base::fail(note.error());
            out.note = std::move(*note);
        }
        const bool good = parse_synchronisation(one->clock) == Synchronisation::synchronised;
        if (good && now - *made <= rule.longest_alone) {
            out.synchronised_utc = one->time;
            break;
        }
        if (seq == 1 && now - *made <= rule.longest_alone) out.begun_utc = one->time;
    }
    return out;
}

Result<ClockStanding> clock_standing(const Archive& archive, const base::Clock& clock, const ClockSource& source,
                                     const ClockRule& rule) {
    const auto size = archive.ledger_size();
    if (!size) return base::fail(size.error());
    const auto entry = [&](std::uint64_t seq) -> Result<LedgerEntry> {
        const auto row = archive.ledger_row(seq);
        if (!row) return base::fail(row.error());
        return parse_entry(row->canonical, row_name(seq));
    };
    return clock_standing(source.state(), clock.now(), *size, entry, rule);
}

Result<void> may_sign_by(const ClockStanding& standing, ArchiveKind kind) {
    if (kind == ArchiveKind::training || standing.may_sign()) return {};
    return base::fail(ErrorCode::not_permitted, "clock of the station",
                      standing.caution() + ", and was not within the last day",
                      "a clock that a time service keeps (chrony with NTP or GNSS); or a QA signatory compares it by "
                      "hand and says so on the record: velocert-cli checkpoint note-clock");
}

Result<void> note_clock(Archive& archive, const base::Person& by, std::string_view reason, const base::Clock& clock,
                        const ClockSource& source) {
    if (auto said =
            base::need_words(reason, "reason", "reason", "what the clock was compared with, and how far it is off");
        !said)
        return said;
    if (source.state().synchronisation == Synchronisation::synchronised)
        return base::fail(ErrorCode::bad_input, "clock of the station", "it is synchronised",
                          "a clock that somebody has to answer for; signing needs no note now");
    return archive.append(note_type, base::Json::object()
                                         .set("by", base::to_json(by))
                                         .set("reason", reason)
                                         .set("made", RecordTime::now(clock, source).json()));
}

}  // namespace velocert::records
