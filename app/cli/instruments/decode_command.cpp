// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <charconv>
#include <limits>
#include <memory>
#include <optional>
#include <set>

#include "app/cli/instruments/echo_watch.h"
#include "app/cli/instruments/indication_json.h"
#include "app/cli/instruments/value_tally.h"
#include "app/cli/interrupt.h"
#include "core/sequence/wire_log.h"
#include "instruments/registry/recorded_options.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

using metrology::Decoded;
using metrology::Direction;
using metrology::Indication;

struct Arguments {
    std::string driver;
    std::string file;
    std::vector<std::string> set;
};

// How a wire log of any format begins.
constexpr std::string_view any_wire_log = "{\"format\":\"velocert-wire/";

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
// Different ones; an instrument in trouble says the same again and again.
constexpr std::size_t most_troubles = 20;

/// What an instrument says that is neither a value nor a rejected frame, each once, as `read` tells it: without it a
/// frame that only tells a fault would leave no trace.
class Troubles {
  public:
    explicit Troubles(const Output& output) : output_(output) {}
    void tell(const Decoded& decoded) {
        values_.add(decoded);
        for (const auto& event : decoded.events) {
            const bool fault = event.kind == metrology::DeviceEvent::Kind::fault;
            if (!fault && event.kind != metrology::DeviceEvent::Kind::refused) continue;
            auto text = (fault ? "the instrument reports a fault: " : "the instrument refuses: ") + event.text;
            if (told_.size() < most_troubles && told_.insert(text).second) output_.say(text);
        }
    }

    void tell(std::string_view line) const { output_.say(std::string(line)); }

    /// At the end: what came in place of values.
    void tell_without_value(std::string_view driver, const instruments::Options& options) const {
        const auto found = instruments::find_driver(driver);
        if (!found) return;
        if (const auto note = values_.note(**found, options); !note.empty()) output_.say("note: " + note);
    }

  private:
    ValueTally values_;
    const Output& output_;
    std::set<std::string> told_;
};

/// False when nobody reads any more, or the command was interrupted: the rest is left.
bool flush(std::string& lines) {
    std::fwrite(lines.data(), 1, lines.size(), stdout);
    lines.clear();
    return std::ferror(stdout) == 0 && !interrupted();
}

/// Bytes without times: fed in pieces, so that a capture of any length needs little memory.
void decode_bytes(std::span<const std::uint8_t> bytes, metrology::Decoder& decoder, Troubles& troubles) {
    FrameWindow window;
    const IndicationLines writer(window, 0);
    Decoded decoded;
    std::string lines;
    constexpr std::size_t piece = 16384;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto part = bytes.subspan(at, std::min(piece, bytes.size() - at));
        window.add(part);
        decoded.clear();
        decoder.feed(Direction::received, part, Indication::no_time, decoded);
        writer.append(decoded, all, lines);
        troubles.tell(decoded);
        if (!flush(lines)) return;
    }
    decoded.clear();
    decoder.finish(decoded);
    writer.append(decoded, all, lines);
    troubles.tell(decoded);
    flush(lines);
}

/// `most`: so many indications, after which the reading had ended.
void decode_log(const sequence::WireLog& log, const instruments::Driver& driver, metrology::Decoder& decoder,
                std::size_t most, Troubles& troubles) {
    EchoWatch echo(driver);
    FrameWindow window;
    const IndicationLines writer(window, log.records.empty() ? 0 : log.records.front().time_ns);
    Decoded decoded;
    std::string lines;
    for (const auto& record : log.records) {
        if (record.direction == Direction::received) window.add(record.bytes);
        decoded.clear();
        decoder.feed(record.direction, record.bytes, record.time_ns, decoded);
        most -= writer.append(decoded, most, lines);
        troubles.tell(decoded);
        if (most == 0) {
            flush(lines);
            return;
        }
        if (echo.echoes(record.direction, record.bytes)) troubles.tell(EchoWatch::words);
        if (lines.size() > 65536 && !flush(lines)) return;
    }
    decoded.clear();
    decoder.finish(decoded);
    writer.append(decoded, all, lines);
    troubles.tell(decoded);
    flush(lines);
}

/// After how many indications the reading ended; 0 in the text: never.
std::optional<std::size_t> count_of(const std::string& text) {
    std::size_t count = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (bad != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return count == 0 ? all : count;
}

ExitCode ending(const Output& output, const std::string& file) {
    const auto on = go_on_unless_interrupted(file);
    return on ? ExitCode::done : output.refuse(on.error());
}

ExitCode decode(const Output& output, const Arguments& arguments) {
    auto options = parse_options(arguments.set);
    if (!options) return output.refuse(options.error());
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    const auto bytes = base::as_bytes(*text);
    if (bytes.empty()) output.say("note: " + arguments.file + " holds nothing: not one byte was captured");
    if (text->starts_with(any_wire_log) && !sequence::is_wire_log(bytes))
        return output.refuse({base::ErrorCode::unknown_version, arguments.file,
                              "a wire log of another format, '" + text->substr(0, text->find_first_of(",}\n")) + "'",
                              std::string(sequence::wire_log_magic) + "; a newer one needs a newer program"});

    const instruments::RegistryDecoders decoders;
    const auto decoder_of = [&] { return decoders.make_decoder(arguments.driver, {options->begin(), options->end()}); };
    Troubles troubles(output);
    if (!sequence::is_wire_log(bytes)) {
        const auto decoder = decoder_of();
        if (!decoder) return output.refuse(decoder.error());
        decode_bytes(bytes, **decoder, troubles);
        troubles.tell_without_value(arguments.driver, *options);
        return ending(output, arguments.file);
    }
    const auto log = sequence::parse_wire_log(bytes, arguments.file);
    if (!log) return output.refuse(log.error());
    if (log->header.driver != arguments.driver)
        output.say("note: the log was recorded with the driver '" + log->header.driver + "'");
    // What was in force when the log was recorded holds, unless the user says otherwise.
    for (const auto& [name, value] : log->header.options) options->emplace(name, value);
    options->emplace(sequence::range_rule_option, sequence::range_rule_none);
    options->emplace(sequence::reading_rule_option, sequence::reading_rule_first);
    const auto count = options->extract(std::string(instruments::reading_count_option));
    const auto most = count.empty() ? std::nullopt : count_of(count.mapped());
    if (!count.empty() && !most)
        return output.refuse({base::ErrorCode::bad_value, std::string(instruments::reading_count_option),
                              "'" + count.mapped() + "'", "a whole number; 0 shows all that is in the log"});
    const auto decoder = decoder_of();
    if (!decoder) return output.refuse(decoder.error());
    const auto driver = instruments::find_driver(arguments.driver);
    if (!driver) return output.refuse(driver.error());
    decode_log(*log, **driver, **decoder, most.value_or(all), troubles);
    troubles.tell_without_value(arguments.driver, *options);
    if (!log->complete) output.say("note: the log was not closed in order; it is decoded as far as it goes");
    return ending(output, arguments.file);
}

}  // namespace

void add_decode(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "decode", "Indications from captured bytes: one JSON object per frame, also for rejected ones");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--driver", arguments->driver, "Driver id, as 'drivers' lists them")->required();
    command->add_option("--set", arguments->set, "Driver option name=value (repeatable)")->allow_extra_args(false);
    command->add_option("FILE", arguments->file, "Captured bytes or a wire log ('-': standard input)")->required();
    command->footer("Example: velocert-cli decode --driver mt-sics capture.bin");
    command->callback(
        [&line, arguments] { line.action = [arguments](const Output& output) { return decode(output, *arguments); }; });
}

}  // namespace velocert::app
