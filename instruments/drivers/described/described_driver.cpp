// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/described_driver.h"

#include <algorithm>

#include "core/metrology/quantity.h"
#include "instruments/drivers/described/described_decoder.h"
#include "instruments/drivers/described/description_fields.h"
#include "instruments/drivers/order_value.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::JsonReader;
using metrology::WrittenQuantity;

constexpr std::string_view format = "velocert-instrument/1";
constexpr std::int64_t most_ordered = 1'000'000'000;

/// What one can wait for with an instrument that only talks.
bool listened_for(sequence::Command command, const Description& description) {
    const bool tells_rest =
        std::any_of(description.messages.begin(), description.messages.end(), [](const Message& message) {
            return std::any_of(message.flags.begin(), message.flags.end(),
                               [](const GivenFlag& rule) { return rule.flag == metrology::Flag::stable; });
        });
    return command == sequence::Command::start || command == sequence::Command::stop ||
           command == sequence::Command::read_now || (command == sequence::Command::read_stable && tells_rest);
}

}  // namespace

std::string_view DescribedDriver::keep(std::string text) { return texts_.emplace_back(std::move(text)); }

base::Result<std::unique_ptr<DescribedDriver>> DescribedDriver::read(std::string_view text, const std::string& source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, source);
    std::unique_ptr<DescribedDriver> out(new DescribedDriver());
    out->read_head(reader);
    auto description = read_description(reader);
    if (!description) return base::fail(description.error());
    *out->description_ = std::move(*description);
    out->check_commands(reader);
    out->read_measurands();
    if (auto good = reader.finish(); !good) return base::fail(good.error());
    auto& driver = out->driver_;
    driver.definition = json->text();
    driver.profiles = out->profiles_;
    driver.measurands = out->measurands_;
    driver.options = out->options_;
    const DescribedDriver* self = out.get();
    driver.make_decoder = [self](const Options& given) { return self->make_decoder(given); };
    driver.exchange = [self](const sequence::Order& order, const Options& given) {
        return self->exchange(order, given);
    };
    driver.identification = [self](const Options&) { return self->identification(); };
    return out;
}

void DescribedDriver::read_head(JsonReader& reader) {
    if (const auto told = reader.text("format"); reader.ok() && told != format)
        reader.refuse("format", ErrorCode::bad_value, "'" + told + "'", "\"" + std::string(format) + "\"");
    const auto id = reader.text("id");
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (reader.ok() && !std::all_of(id.begin(), id.end(), plain))
        reader.refuse("id", ErrorCode::bad_value, "'" + id + "'", "small letters, digits and hyphens");
    driver_.id = keep(id);
    driver_.name = keep(reader.text("name"));
    driver_.kind = keep(reader.text("kind"));
    driver_.help = keep(reader.text_or("help", ""));
    driver_.energises = reader.flag_or("energises", false);
    static_cast<void>(reader.text("source"));  // for people: where the figures come from
    const auto& profiles = reader.array("profiles");
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        JsonReader profile(profiles[i], reader.source(), reader.pointer() + "/profiles/" + std::to_string(i));
        read_profile(profile);
        if (auto good = profile.finish(); !good) reader.refuse(good.error());
    }
    if (reader.ok() && profiles.empty())
        reader.refuse("profiles", ErrorCode::bad_value, "an empty list", "at least one profile");
    read_probe(reader);
    options_ = {profile_option, settings_option};
}

void DescribedDriver::read_profile(JsonReader& reader) {
    Profile profile;
    profile.id = keep(reader.text("id"));
    profile.name = keep(reader.text("name"));
    profile.port = keep(reader.text("port"));
    if (reader.ok())
        if (const auto settings = PortSettings::parse(profile.port); !settings)
            reader.refuse("port", ErrorCode::bad_value, "'" + std::string(profile.port) + "'",
                          "line settings such as 9600 8N1");
    profile.accuracy_class = keep(reader.text_or("class", ""));
    profile.pause = duration(reader, "pause", profile.pause);
    profile.longest_silence = duration(reader, "longest_silence", std::chrono::milliseconds(2'000));
    auto& ranges = ranges_.emplace_back();
    const auto& list = reader.array("ranges");
    for (std::size_t i = 0; i < list.size(); ++i) {
        JsonReader range(list[i], reader.source(), reader.pointer() + "/ranges/" + std::to_string(i));
        RangeInfo row{};
        const auto measurand = metrology::parse_measurand(range.text("measurand"));
        if (range.ok() && !measurand)
            range.refuse("measurand", ErrorCode::bad_value, measurand.error().found, measurand.error().expected);
        if (measurand) row.measurand = *measurand;
        const auto quantity = [&](std::string_view key) {
            const auto text = range.text(key);
            if (range.ok())
                if (const auto good = WrittenQuantity::parse(text, metrology::kind_of(row.measurand)); !good)
                    range.refuse(key, good.error().code, good.error().found, good.error().expected);
            return keep(text);
        };
        row.low = quantity("low");
        row.high = quantity("high");
        row.resolution = quantity("resolution");
        if (auto good = range.finish(); !good) reader.refuse(good.error());
        ranges.push_back(row);
    }
    if (reader.ok() && list.empty())
        reader.refuse("ranges", ErrorCode::bad_value, "an empty list", "a range for each measurand");
    profile.ranges = ranges;
    for (const auto& other : profiles_)
        if (reader.ok() && other.id == profile.id)
            reader.refuse("id", ErrorCode::bad_value, "'" + std::string(profile.id) + "' twice", "an id of its own");
    profiles_.push_back(profile);
}

void DescribedDriver::read_probe(JsonReader& reader) {
    if (reader.optional("probe") == nullptr) return;
    auto probe = reader.child("probe");
    driver_.probe.question = keep(bytes(probe, "send", false));
    driver_.probe.patience = duration(probe, "patience", std::chrono::milliseconds(500));
    if (auto good = probe.finish(); !good) reader.refuse(good.error());
}

void DescribedDriver::read_measurands() {
    for (const auto& message : description_->messages)
        for (const auto& give : message.gives)
            if (std::find(measurands_.begin(), measurands_.end(), give.measurand) == measurands_.end())
                measurands_.push_back(give.measurand);
}

void DescribedDriver::check_commands(JsonReader& reader) {
    if (!reader.ok()) return;
    std::vector<metrology::Measurand> given;
    for (const auto& message : description_->messages)
        for (const auto& give : message.gives) given.push_back(give.measurand);
    for (const auto& profile : profiles_) {
        for (const auto& range : profile.ranges)
            if (std::find(given.begin(), given.end(), range.measurand) == given.end())
                reader.refuse("profiles", ErrorCode::bad_value,
                              "a range of " + std::string(metrology::name(range.measurand)) + " in '" +
                                  std::string(profile.id) + "', which no message gives",
                              "ranges of what the messages give");
        for (const auto measurand : given)
            if (std::none_of(profile.ranges.begin(), profile.ranges.end(),
                             [&](const RangeInfo& range) { return range.measurand == measurand; }))
                reader.refuse(
                    "profiles", ErrorCode::bad_value,
                    "no range of " + std::string(metrology::name(measurand)) + " in '" + std::string(profile.id) + "'",
                    "a range of each measurand in each profile");
    }
    // A request must be told from another before the next byte is sent.
    for (const auto* first : {&description_->commands, &description_->identification})
        for (const auto& one : *first)
            for (const auto* second : {&description_->commands, &description_->identification})
                for (const auto& other : *second) {
                    const auto begin = one.before + one.behind;
                    const auto whole = other.before + other.behind;
                    if (one.unit == nullptr && whole.size() > begin.size() && whole.starts_with(begin))
                        reader.refuse("commands", ErrorCode::bad_value,
                                      "what \"" + one.name + "\" sends begins what \"" + other.name + "\" sends",
                                      "requests that end differently, such as with a line end");
                }
    const bool talks = !description_->commands.empty();
    const bool stops = std::any_of(description_->commands.begin(), description_->commands.end(),
                                   [](const auto& command) { return command.name == "stop"; });
    if (talks && !stops)
        reader.refuse("commands", ErrorCode::missing_field, "no command \"stop\"",
                      "one that ends what the instrument is doing; of a meter that only answers, one that changes "
                      "nothing");
    if (!talks)
        for (auto& profile : profiles_) profile.listens_only = true;
}

base::Result<std::unique_ptr<metrology::Decoder>> DescribedDriver::make_decoder(const Options& given) const {
    if (auto fine = check_options(driver_, given); !fine) return base::fail(fine.error());
    return std::make_unique<DescribedDecoder>(description_, profile_of(driver_, given).id);
}

base::Result<Exchange> DescribedDriver::exchange(const sequence::Order& order, const Options& given) const {
    if (auto fine = check_options(driver_, given); !fine) return base::fail(fine.error());
    const auto name = sequence::name(order.command);
    std::string known;
    for (const auto& command : description_->commands) {
        if (command.name != name) {
            known += (known.empty() ? "" : ", ") + command.name;
            continue;
        }
        Exchange out{command.before, false, command.timeout};
        if (command.unit != nullptr) {
            const auto value = order_value(order, *command.unit, command.digits, most_ordered);
            if (!value) return base::fail(value.error());
            out.request += *value;
        }
        out.request += command.behind;
        out.acknowledged = !command.answers.empty() && !command.stream && !name.starts_with("read-");
        return out;
    }
    if (description_->commands.empty() && listened_for(order.command, *description_))
        return Exchange{"", false, profile_of(driver_, given).longest_silence};
    return base::fail(
        no_such_command(driver_.id, order, known.empty() ? "nothing: it can only be listened to" : known));
}

std::vector<Exchange> DescribedDriver::identification() const {
    std::vector<Exchange> out;
    for (const auto& command : description_->identification)
        out.push_back({command.before, !command.answers.empty(), command.timeout});
    return out;
}

}  // namespace velocert::instruments
