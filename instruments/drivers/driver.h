// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/decoder.h"
#include "core/metrology/quantity.h"
#include "core/sequence/instrument.h"
#include "instruments/transport/port_settings.h"

namespace velocert::instruments {

/// Driver options as typed by the user ("ppm" = "400"), checked by the driver's own table.
using Options = std::map<std::string, std::string>;

/// One option a driver understands.
struct OptionInfo {
    std::string_view name;
    std::string_view fallback;  ///< what holds when nothing is said
    std::string_view meaning;   ///< one line of help
};

/// What an instrument can show of one measurand.
struct RangeInfo {
    metrology::Measurand measurand;
    std::string_view low;         ///< "0 kg"
    std::string_view high;        ///< "150 kg"
    std::string_view resolution;  ///< "0.05 kg"
};

/// One model (or dialect) of a driver's family: a row of its profile table.
struct Profile {
    std::string_view id;  ///< "generic", "150-kg-platform"
    std::string_view name;
    std::string_view port;  ///< default settings "9600 8N1"
    std::span<const RangeInfo> ranges;
    std::chrono::milliseconds longest_silence;  ///< while a reply or a stream is due
    /// It sends by itself and takes no command over this line: it is only listened to, and nothing is ever sent. Its
    /// exchanges have no bytes; those that it has tell what is listened for (read_now, read_stable, start), or what
    /// people do by hand (zero).
    bool listens_only = false;
    /// From one request to the next at least, where the maker asks for more than others need.
    std::chrono::milliseconds pause{100};
    /// Of accuracy, as the type plate of such a model says ("1, IEC 61672-1"); empty where models differ: then it
    /// stands in the equipment register and on the certificate.
    std::string_view accuracy_class{};
    /// The ranges show only in which units they are told: what the device can show depends on what it is, and is held
    /// to a range only where the option `measuring-range` tells one.
    bool ranges_by_option = false;
};

/// How a driver turns commands into bytes, and what tells that they are done. Pure.
struct Exchange {
    std::string request;        ///< bytes to send; none for an instrument that is only listened to
    bool acknowledged = false;  ///< the decoder will emit an `accepted`/`refused` event or an indication
    std::chrono::milliseconds timeout{1000};
    /// Further requests that belong to it, each sent when the one before was answered; for protocols that know only one
    /// open question, such as a write and the reading back of what it did.
    std::vector<std::string> then{};
    /// Sent when something was refused, until it is accepted, so that nothing is left in the instrument's list of
    /// errors for the next order. Empty: it has no such list.
    std::string drain{};
    /// How often what stays unanswered is asked again. Only for questions: an action is never done twice.
    int retries = 0;
    /// A question whose answer cannot be taken for that of `request` or `then`. It goes ahead of them while an answer
    /// is missing: once it is answered, none that is late can come any more. Empty: the protocol needs none.
    std::string in_step{};
};

/// How an unknown instrument is tried on a port of which nothing is known.
struct Probe {
    /// Bytes that no instrument of the registry takes for more than a question: nothing is zeroed, set or energised by
    /// them, whoever is listening. Where they are the driver's order to start, its order to stop is sent behind them
    /// (end_of_probe). Empty: it is only listened to.
    std::string_view question;
    /// How long an answer, or the next frame of a stream, may take.
    std::chrono::milliseconds patience{500};
    /// Tells the serial number or the name, where the first question of the opening (Driver::identification) does so
    /// and resets the instrument by it, or says too little to find it by. Like all that follows that first question it
    /// is asked only of what has shown values as this driver's instruments do. Empty: the opening's further questions
    /// tell it.
    std::string_view serial{};
};

/// A driver: a record of functions and a profile table (libsigrok's idea). No state; registered in one
/// explicit list.
struct Driver {
    std::string_view id;  ///< "mt-sics"
    std::string_view name;
    std::string_view kind;  ///< "balance", "pulse-daq"
    std::span<const metrology::Measurand> measurands;
    std::span<const Profile> profiles;  ///< the first is the default
    std::span<const OptionInfo> options;

    /// Refuses unknown options and bad values (bad_value, says what was expected).
    std::function<base::Result<std::unique_ptr<metrology::Decoder>>(const Options& options)> make_decoder;
    /// The bytes of a command, or an error when this instrument has no such command (instrument_refused) or it
    /// cannot be done with that value.
    std::function<base::Result<Exchange>(const sequence::Order& order, const Options& options)> exchange;
    /// Harmless queries sent when the port is opened; their replies give `identity` events. Empty: it cannot
    /// be asked.
    std::function<std::vector<Exchange>(const Options& options)> identification;

    std::string_view help;  ///< page of the program's help that has a section named for this driver ("balances")
    Probe probe;
    bool energises = false;  ///< it can put power on something: a source, a load, a brake, a safety tester
    /// For protocols with addresses, whose instruments share a line: true as soon as no more bytes of the answer to
    /// that request are due. Null: the instrument needs a line of its own.
    std::function<bool(const Options& options, std::span<const std::uint8_t> request,
                       std::span<const std::uint8_t> answer)>
        answer_complete = nullptr;
    /// True of those that a description makes, lines, frames and register tables: by which edition that is read, its
    /// record tells (reading_rule.h).
    bool by_edition = false;
    std::string definition{};  ///< of one made from a file: all of it, as wire logs keep it
};

/// Whether such a command can put power on something, given the kind of the instrument.
[[nodiscard]] bool switches_on(sequence::Command command, std::string_view kind);
[[nodiscard]] const Profile& profile_of(const Driver& driver, const Options& options);
/// Refuses options the driver has not, a profile it has not, and line settings that cannot be (bad_value,
/// port_settings).
[[nodiscard]] base::Result<void> check_options(const Driver& driver, const Options& options);
/// The option as given, or what its table row says when nothing was given.
[[nodiscard]] std::string option(const Driver& driver, const Options& options, std::string_view name);
/// How the port is to be set: the option `settings` where given, else the profile's own.
[[nodiscard]] base::Result<PortSettings> settings_of(const Driver& driver, const Options& options);
/// What ends the stream that the driver's probe begins, sent to what has answered it unless it sent by itself before.
/// Empty: the probe begins none.
[[nodiscard]] std::string end_of_probe(const Driver& driver);

/// The row of the static unit table, which an Indication may point to; the first row when there is none of that symbol.
[[nodiscard]] const metrology::Unit& unit_row(std::string_view symbol);
/// Gives it that value, with the weight of the last digit as resolution.
void show(metrology::Indication& indication, const base::Decimal& value, const metrology::Unit& unit);

/// The two options every driver has.
inline constexpr OptionInfo profile_option{"profile", "", "model or dialect; the first of the list when not given"};
inline constexpr OptionInfo settings_option{"settings", "",
                                            "line settings such as 9600 8N1; the profile's when not given"};
/// What every driver takes beside its own options, since no protocol tells it. Nothing is decoded otherwise for it.
inline constexpr OptionInfo class_option{
    "class", "",
    "accuracy class of this very instrument, as its plate says: III, OIML R 76; the model's when not given"};
/// The same for the range: what lies beyond it is no value (range_guard.h).
inline constexpr OptionInfo range_option{
    "measuring-range", "",
    "what this very instrument can show, LOW..HIGH with units, several by ';': 0 kg..60 kg; the profile's when not "
    "given"};
/// The class that was declared for the instrument, else that of its profile; empty when neither tells one.
[[nodiscard]] std::string accuracy_class_of(const Driver& driver, const Options& options);
/// The name under which wire logs keep the description of a driver that was made from a file; not typed, and no option
/// of the driver itself.
inline constexpr std::string_view definition_option = "definition";

}  // namespace velocert::instruments
