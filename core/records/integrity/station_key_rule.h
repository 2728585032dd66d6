// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/notes/signed_note.h"

// Whose key may sign for the station. A key proves a history only as long as nobody else's is taken for it: in a real
// archive with accounts the first one is entered by a person, and another one takes its place only when two persons
// said so. That these may do it (laboratory::Act::keep_anchors) is the caller's to see to. Each step appends one
// record; an error leaves the archive as it was.
namespace velocert::records {

/// Whether keys are entered by persons: in a real archive with accounts. Elsewhere the first signature makes a key
/// known.
[[nodiscard]] base::Result<bool> station_keys_need_persons(const Archive& archive);

/// The keys that may sign now: the last one that a person entered; of an archive of before, all that its ledger names.
[[nodiscard]] base::Result<std::vector<signing::NoteVerifier>> keys_in_force(const Archive& archive);

/// "bench-1+fa21e594": name and hash, by which people tell keys apart.
[[nodiscard]] std::string name_and_hash(const signing::NoteVerifier& key);

/// Error: not_permitted where the key is none of those in force, naming it and the one that is expected; never where no
/// person is asked.
[[nodiscard]] base::Result<void> may_sign_for_station(const Archive& archive, const signing::NoteVerifier& key);

/// Enters the first key of the station, as "station-key/1" with the person. One that is in force already is left as it
/// is. Error: not_permitted where another one is in force.
[[nodiscard]] base::Result<void> enter_station_key(Archive& archive, const signing::NoteVerifier& key,
                                                   const base::Person& by, const base::Clock& clock,
                                                   const ClockSource& source = MachineClock());

/// That somebody asked for another key.
struct KeyRequest {
    std::uint64_t seq = 0;  ///< of the entry
    signing::NoteVerifier key;
    base::Person by;
    std::string reason;
};
/// The last request, unless it was confirmed or another key was entered since.
[[nodiscard]] base::Result<std::optional<KeyRequest>> open_key_request(const Archive& archive);
/// Asks for another key, as "station-key-request/1"; it takes the place of an earlier request. Errors: missing_field
/// without a reason; already_exists where it is in force.
[[nodiscard]] base::Result<void> request_station_key(Archive& archive, const signing::NoteVerifier& key,
                                                     const base::Person& by, std::string_view reason,
                                                     const base::Clock& clock,
                                                     const ClockSource& source = MachineClock());
/// Makes the key that was asked for the one in force, as "station-key/1" with both persons and the reason. The key is
/// named again: what is confirmed is what was shown. Errors: not_found without such a request; not_permitted for
/// whoever asked for it.
[[nodiscard]] base::Result<void> confirm_station_key(Archive& archive, const signing::NoteVerifier& key,
                                                     const base::Person& by, const base::Clock& clock,
                                                     const ClockSource& source = MachineClock());

}  // namespace velocert::records
