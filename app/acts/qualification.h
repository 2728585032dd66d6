// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/signing/notes/signed_note.h"

// The program qualifies itself where it stands: the shipped vectors go through the very functions that work in earnest,
// and a round of faults goes over the virtual bench. What came of it is a report that says what was expected, from
// which source, and what was found.
namespace velocert::app {

/// One thing that was tried.
struct QualificationCheck {
    std::string area;  ///< "rounding", "uncertainty", "ledger", "signature", "faults"
    std::string what;
    std::string source;  ///< who says what is right
    std::string expected;
    std::string found;
    bool good = false;
};

struct Qualification {
    std::string utc;
    std::string program;  ///< version
    base::Person by;
    std::vector<QualificationCheck> checks;
    [[nodiscard]] std::size_t failures() const;
};

/// What the vectors give. Pure: the same text gives the same checks. Errors: the vectors are not what they should be.
[[nodiscard]] base::Result<std::vector<QualificationCheck>> check_vectors(std::string_view vectors,
                                                                          std::string_view source);
/// The faults that the vectors name, each a run of its own in a scratch archive, which must then verify, and recompute
/// to the same digits. Errors: interrupted; the vectors are not what they should be.
[[nodiscard]] base::Result<std::vector<QualificationCheck>> check_faults(std::string_view vectors,
                                                                         std::string_view source,
                                                                         const base::Clock& clock,
                                                                         const base::Progress& progress = {});
/// Both, with the shipped vectors.
[[nodiscard]] base::Result<Qualification> qualify(const base::Person& by, const base::Clock& clock,
                                                  const base::Progress& progress = {});

/// The report as text in both languages, the same for the same qualification; ends with a line feed. Pure.
[[nodiscard]] std::string qualification_text(const Qualification& qualification);
/// The same, signed by the station's key as a note (C2SP signed note), where one is given.
[[nodiscard]] base::Result<std::string> qualification_report(const Qualification& qualification,
                                                             const signing::StationKey* key);
/// What the ledger keeps of it ("self-qualification/1"): by whom, counts, failures by name, digest of the text.
[[nodiscard]] base::Json qualification_record(const Qualification& qualification);

}  // namespace velocert::app
