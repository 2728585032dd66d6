// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/described_driver.h"

#include <algorithm>
#include <utility>

#include "instruments/drivers/described/described_decoder.h"
#include "instruments/drivers/described/description_fields.h"
#include "instruments/drivers/instrument_file.h"
#include "instruments/drivers/order_value.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::JsonReader;

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

/// A driver whose messages and requests are described by data.
class DescribedDriver final : public LoadedDriver {
  public:
    void read(JsonReader& reader);
    /// Puts in the functions of the driver; when everything else stands.
    void complete();

  private:
    void read_profile(JsonReader& reader);
    void read_probe(JsonReader& reader);
    void check(JsonReader& reader);
    [[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) const;
    [[nodiscard]] base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) const;
    [[nodiscard]] std::vector<Exchange> identification(const Options& given) const;

    std::shared_ptr<const Description> description_;
};

void DescribedDriver::read(JsonReader& reader) {
    read_head(reader, *this, {});
    static_cast<void>(reader.text("source"));  // for people: where the figures come from
    options = {profile_option, settings_option};
    each_item(reader, "profiles", true, [&](JsonReader& item) { read_profile(item); });
    read_probe(reader);
    auto described = read_description(reader);
    if (!described) {
        reader.refuse(described.error());
        return;
    }
    description_ = std::make_shared<const Description>(std::move(*described));
    check(reader);
    for (const auto& message : description_->messages)
        for (const auto& give : message.gives)
            if (std::find(measurands.begin(), measurands.end(), give.measurand) == measurands.end())
                measurands.push_back(give.measurand);
}

void DescribedDriver::complete() {
    driver.profiles = profiles;
    driver.by_edition = true;
    driver.measurands = measurands;
    driver.options = options;
    driver.make_decoder = [this](const Options& given) { return make_decoder(given); };
    driver.exchange = [this](const sequence::Order& order, const Options& given) { return exchange(order, given); };
    driver.identification = [this](const Options& given) { return identification(given); };
}

void DescribedDriver::read_profile(JsonReader& reader) {
    Profile profile = read_profile_head(reader, *this);
    profile.accuracy_class = keep(reader.text_or("class", ""));
    profile.listens_only = reader.flag_or("listens_only", false);
    profile.pause = duration(reader, "pause", profile.pause);
    profile.longest_silence = duration(reader, "longest_silence", std::chrono::milliseconds(2'000));
    auto& rows = ranges.emplace_back();
    each_item(reader, "ranges", true, [&](JsonReader& item) {
        const auto measurand = read_measurand(item);
        rows.push_back(read_range(item, measurand, *this));
    });
    profile.ranges = rows;
    profiles.push_back(profile);
}

void DescribedDriver::read_probe(JsonReader& reader) {
    if (reader.optional("probe") == nullptr) return;
    auto probe = reader.child("probe");
    driver.probe.question = keep(bytes(probe, "send", false));
    driver.probe.patience = duration(probe, "patience", std::chrono::milliseconds(500));
    if (probe.optional("name") != nullptr) driver.probe.serial = keep(bytes(probe, "name", false));
    if (auto good = probe.finish(); !good) reader.refuse(good.error());
}

void DescribedDriver::check(JsonReader& reader) {
    if (!reader.ok()) return;
    std::vector<metrology::Measurand> given;
    for (const auto& message : description_->messages)
        for (const auto& give : message.gives) given.push_back(give.measurand);
    for (const auto& profile : profiles) {
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
        for (auto& profile : profiles) profile.listens_only = true;
}

base::Result<std::unique_ptr<metrology::Decoder>> DescribedDriver::make_decoder(const Options& given) const {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check_options(driver, own); !fine) return base::fail(fine.error());
    return std::make_unique<DescribedDecoder>(description_, profile_of(driver, own).id, rule);
}

base::Result<Exchange> DescribedDriver::exchange(const sequence::Order& order, const Options& given) const {
    if (auto fine = check_options(driver, given); !fine) return base::fail(fine.error());
    const auto name = sequence::name(order.command);
    std::string known;
    const auto& profile = profile_of(driver, given);
    if (profile.listens_only) {
        if (listened_for(order.command, *description_)) return Exchange{"", false, profile.longest_silence};
        return base::fail(no_such_command(driver.id, order, "nothing: it can only be listened to"));
    }
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
        if (!command.ahead.empty()) {
            out.then.push_back(std::exchange(out.request, command.ahead));
            out.acknowledged = true;
        }
        return out;
    }
    return base::fail(no_such_command(driver.id, order, known));
}

std::vector<Exchange> DescribedDriver::identification(const Options& given) const {
    std::vector<Exchange> out;
    if (profile_of(driver, given).listens_only) return out;
    for (const auto& command : description_->identification)
        out.push_back({command.before, !command.answers.empty(), command.timeout});
    return out;
}

}  // namespace

base::Result<std::unique_ptr<LoadedDriver>> load_described_driver(const base::Json& json, const std::string& source) {
    auto out = std::make_unique<DescribedDriver>();
    JsonReader reader(json, source);
    out->read(reader);
    if (auto good = reader.finish(); !good) return base::fail(good.error());
    out->complete();
    return std::unique_ptr<LoadedDriver>(std::move(out));
}

}  // namespace velocert::instruments
