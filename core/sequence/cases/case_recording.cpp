// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/cases/case_recording.h"

#include "core/base/digest.h"
#include "core/sequence/judging/recording.h"
#include "core/sequence/wire_log.h"

namespace velocert::sequence {

using base::ErrorCode;

base::Result<CaptureData> recorded_capture(base::JsonReader& reader, const CaseContext& context, std::string_view role,
                                           base::Digest* digest) {
    const std::string name = reader.text("recording");
    const std::string driver = reader.text_or("driver", {});
    std::vector<std::pair<std::string, std::string>> options;
    if (const auto* json = reader.optional("options"); json != nullptr && json->members() != nullptr) {
        auto nested = reader.child("options");
        for (const auto& [key, value] : *json->members()) options.emplace_back(key, nested.text(key));
        if (auto done = nested.finish(); !done) return base::fail(done.error());
    }
    if (!reader.ok()) return base::fail(reader.finish().error());
    if (!context.input.read_file || context.input.decoders == nullptr)
        return base::fail(ErrorCode::not_found, reader.where("recording"), "no recordings can be read here",
                          "a program that knows the drivers");
    const auto bytes = context.input.read_file(name);
    if (!bytes) return base::fail(bytes.error());
    auto capture =
        recorded_data(role, driver, options, base::as_bytes(*bytes), name, *context.input.decoders, reading_rule_now);
    if (!capture) return base::fail(capture.error());
    capture->header.port = name;
    if (digest != nullptr) *digest = base::Digest::of(base::as_bytes(*bytes));
    return capture;
}

}  // namespace velocert::sequence
