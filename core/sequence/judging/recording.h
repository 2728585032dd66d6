// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// What another program kept of an instrument, as an evaluation takes it: the bare bytes, decoded as the driver's by
/// the edition `reading_rule` of the rules; or a wire log of this program, which names its edition and its driver
/// itself (`driver` may then be empty) and has the times of arrival.
/// Errors: no driver, one that does not exist, bytes in which it finds nothing (bad_input).
[[nodiscard]] base::Result<CaptureData> recorded_data(std::string_view role, std::string_view driver,
                                                      const std::vector<std::pair<std::string, std::string>>& options,
                                                      std::span<const std::uint8_t> bytes, std::string_view source,
                                                      const DecoderSource& decoders, std::string_view reading_rule);

/// The role whose instrument a file in that field stands for ("receiver" of "receiver_recording"); nothing where it is
/// no recording.
[[nodiscard]] std::optional<std::string_view> role_of_recording(std::string_view field);
/// The field in which an attempt keeps, beside the recording, by which edition of the rules its bytes are read.
[[nodiscard]] std::string rule_field(std::string_view role);
/// Whether the program wrote it there itself: nobody typed it.
[[nodiscard]] bool is_rule_field(std::string_view field);

/// A file that was given at a prompt, with its bytes.
struct KeptDocument {
    std::string field;
    std::string name;
    std::vector<std::uint8_t> bytes;
};
/// As an evaluation borrows them.
[[nodiscard]] std::vector<AnsweredDocument> borrowed(const std::vector<KeptDocument>& documents);
/// A document in the field "<role>_recording" takes the place of that role's instrument, decoded as what was answered
/// in the field "<role>_driver", by the edition of the rules that the typed value of the document names. One that
/// cannot be read leaves a capture that is not complete.
void add_recordings(const std::vector<KeptDocument>& documents, std::span<const TypedValue> typed,
                    const DecoderSource& decoders, std::vector<CaptureData>& captures);
/// The documents that an attempt's typed values name, from the archive.
[[nodiscard]] base::Result<std::vector<KeptDocument>> kept_documents(std::span<const TypedValue> typed,
                                                                     const EvidenceSource& evidence);

}  // namespace velocert::sequence
