// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/import/import_vbo.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/motion/nmea_sentence.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using base::Wide;

/// What becomes of a column of the file.
enum class Meaning : std::uint8_t { other, time, satellites, latitude, longitude, measurand };

struct Known {
    std::string_view file;  ///< lower case, words parted by one blank
    Meaning meaning;
    std::string_view name;
    std::string_view unit;  ///< of a measurand: where the file names none; empty: then it is refused
    bool usual = true;      ///< as the loggers themselves name it; other programs' words may mean another channel
};
constexpr std::array known{
    Known{"sats", Meaning::satellites, "satellites", "count"},
    Known{"satellites", Meaning::satellites, "satellites", "count"},
    Known{"time", Meaning::time, "t", "s"},
    Known{"lat", Meaning::latitude, "latitude", "deg"},
    Known{"latitude", Meaning::latitude, "latitude", "deg"},
    Known{"long", Meaning::longitude, "longitude", "deg"},
    Known{"longitude", Meaning::longitude, "longitude", "deg"},
    Known{"velocity", Meaning::measurand, "speed", ""},
    Known{"speed", Meaning::measurand, "speed", "", false},
    Known{"vel", Meaning::measurand, "speed", "", false},
    Known{"gps speed", Meaning::measurand, "speed", "", false},
    Known{"gps velocity", Meaning::measurand, "speed", "", false},
    Known{"ground speed", Meaning::measurand, "speed", "", false},
    Known{"heading", Meaning::measurand, "course", "deg"},
    Known{"height", Meaning::measurand, "height", "m"},
    Known{"distance", Meaning::measurand, "distance", "m"},
    Known{"dist", Meaning::measurand, "distance", "m", false},
};

// "velocity quality" is a channel of its own.
constexpr std::string_view quality = "quality";
// With fewer there is no fix, and what a row holds is what was shown last.
constexpr std::int64_t least_satellites = 3;

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// What a title says of a channel: a line of the header, or the name of a column.
struct Named {
    const Known* known = nullptr;  ///< null: another channel
    std::string_view unit;         ///< the one word behind the name; empty: none
    std::size_t column = 1;        ///< of that word, in bytes, 1 the first
};
/// "velocity kmh", "Velocity (km/h)", "velocity_kmh", "gps speed mph"; `small` in lower case. More than one word behind
/// a name makes another channel, as words in front of it do ("vertical velocity kmh").
Named named_by(std::string_view small) {
    constexpr std::string_view between = " \t,_-()[]";
    std::vector<std::string_view> words;
    for (std::size_t at = small.find_first_not_of(between); at != std::string_view::npos;) {
        const auto end = std::min(small.find_first_of(between, at), small.size());
        words.push_back(small.substr(at, end - at));
        at = small.find_first_not_of(between, end);
    }
    std::string name;
    Named out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        name += (i == 0 ? "" : " ") + std::string(words[i]);
        if (i + 2 < words.size()) continue;
        for (const auto& one : known) {
            const bool whole = i + 1 == words.size();
            if (one.file != name || (!whole && one.meaning != Meaning::measurand)) continue;
            out.known = &one;
            out.unit = whole ? std::string_view() : words.back();
        }
    }
    if (!out.unit.empty()) {
        out.column = static_cast<std::size_t>(out.unit.data() - small.data()) + 1;
        const char before = small[out.column - 2];
        if (before == '(' || before == '[') --out.column;
    }
    return out;
}

/// Units of speeds and lengths that are known, and that nothing here counts in.
bool foreign_unit(std::string_view unit) {
    static constexpr std::array foreign{std::string_view("mph"),   std::string_view("mi/h"),  std::string_view("fps"),
                                        std::string_view("ft/s"),  std::string_view("ft"),    std::string_view("feet"),
                                        std::string_view("miles"), std::string_view("mile"),  std::string_view("mi"),
                                        std::string_view("yd"),    std::string_view("yards"), std::string_view("km")};
    return std::ranges::find(foreign, unit) != foreign.end();
}

struct Cell {
    std::string_view text;
    std::size_t column;  ///< in bytes, 1 the first
};
/// Blanks stand between the cells, or commas as some programs write them. A comma inside of a cell is none of those.
std::vector<Cell> cells_of(std::string_view line) {
    const bool commas =
        line.find_first_of(" \t") == std::string_view::npos || line.find(", ") != std::string_view::npos;
    const std::string_view between = commas ? " \t," : " \t";
    std::vector<Cell> out;
    std::size_t at = 0;
    for (;;) {
        at = line.find_first_not_of(between, at);
        if (at == std::string_view::npos) return out;
        const auto end = std::min(line.find_first_of(between, at), line.size());
        out.push_back({line.substr(at, end - at), at + 1});
        at = end;
    }
}

/// Minutes to degrees.
std::optional<Decimal> degrees_of(const Decimal& minutes, bool turned, int most) {
    std::int64_t power = 1;
    for (int i = 0; i < minutes.scale(); ++i) power *= 10;
    const Wide scaled = Wide{minutes.mantissa()} * 1'000'000'000;
    const Wide value = base::divide_half_even(turned ? -scaled : scaled, Wide{60} * power);
    const Wide limit = Wide{most} * 1'000'000'000;
    if (value > limit || value < -limit) return std::nullopt;
    return Decimal(static_cast<std::int64_t>(value), 9);
}

struct Line {
    std::string_view text;   ///< not empty
    std::size_t number = 0;  ///< 1 the first
    std::size_t offset = 0;  ///< in the file
};
/// The lines of one section. CR LF, LF or CR ends a line.
std::vector<Line> lines_of(std::string_view text, std::string_view wanted) {
    std::vector<Line> out;
    std::string section;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of("\r\n", at), text.size());
        auto line = text.substr(at, end - at);
        const auto offset = at;
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
        ++number;
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        if (line.empty()) continue;
        if (line.front() == '[' && line.back() == ']')
            section = lower(line.substr(1, line.size() - 2));
        else if (section == wanted)
            out.push_back({line, number, offset});
    }
    return out;
}

class Reader {
  public:
    explicit Reader(std::string_view source) : source_(source) {}

    base::Result<ImportedSeries> read(std::string_view text) {
        // In whatever order the file has them: names need the units of the header, and rows need the names.
        for (const auto& [line, number, offset] : lines_of(text, "header"))
            if (auto done = title(line, number); !done) return base::fail(done.error());
        for (const auto& [line, number, offset] : lines_of(text, "column names"))
            if (auto done = names(line, number); !done) return base::fail(done.error());
        for (const auto& line : lines_of(text, "data"))
            if (auto done = row(line); !done) return base::fail(done.error());
        if (meanings_.empty())
            return base::fail(ErrorCode::bad_input, std::string(source_), "no section [column names]",
                              "a .vbo file with [header], [column names] and [data]");
        if (out_.rows() == 0)
            return base::fail(ErrorCode::bad_input, std::string(source_), "no rows in [data]", "a recorded run");
        if (!fixed_)
            return base::fail(ErrorCode::bad_input, std::string(source_),
                              "no row has " + std::to_string(least_satellites) + " satellites",
                              "a run with a fix; a speed that does not come from satellites as a table (csv)");
        return std::move(out_);
    }

  private:
    using UnitTold = base::Result<const metrology::Unit*>;
    /// The unit that a title gives a channel; null where it gives none, or where it tells of another channel. A heading
    /// is in degrees, whatever the word for them.
    [[nodiscard]] UnitTold unit_told(const Named& title, const std::string& text, std::size_t number,
                                     std::string_view section) const {
        const auto kind = kind_of(*title.known);
        if (title.unit.empty() || title.unit == quality || kind == metrology::Kind::angle) return nullptr;
        const auto* told = imported_unit(title.unit);
        if (told != nullptr && told->kind == kind) return told;
        return base::fail(ErrorCode::wrong_unit, import_place(source_, number, title.column),
                          "'" + text + "' in [" + std::string(section) + "]", expected(kind));
    }

    static metrology::Kind kind_of(const Known& known) {
        return known.unit.empty() ? metrology::Kind::speed : unit_row(known.unit).kind;
    }
    static std::string expected(metrology::Kind kind) {
        return kind == metrology::Kind::speed ? "km/h, m/s or knots" : "metres (m)";
    }

    /// A line of the header: a channel, and its unit where it gives one.
    base::Result<void> title(std::string_view line, std::size_t number) {
        const std::string small = lower(line);
        const auto named = named_by(small);
        if (named.known == nullptr || named.known->meaning != Meaning::measurand) return {};
        auto told = unit_told(named, std::string(line), number, "header");
        if (!told && named.known->usual) return base::fail(told.error());
        // A unit that is not known spoils the column alone that has to take it.
        if (!told || *told != nullptr) units_.insert_or_assign(std::string(named.known->file), std::move(told));
        return {};
    }

    /// The unit of a column: what its own name says, or the header of its name, or of another name of the same; null
    /// where nothing does.
    UnitTold unit_of(const Named& named, const std::string& text, std::size_t number) const {
        auto own = unit_told(named, text, number, "column names");
        if (!own || *own != nullptr) return own;
        if (const auto told = units_.find(named.known->file); told != units_.end()) return told->second;
        const metrology::Unit* found = nullptr;
        for (const auto& one : known) {
            const auto told = one.name == named.known->name ? units_.find(one.file) : units_.end();
            if (told == units_.end()) continue;
            if (!told->second) return told->second;
            if (found != nullptr && found != *told->second) return nullptr;  // two that differ say nothing
            found = *told->second;
        }
        return found;
    }

    base::Result<void> names(std::string_view line, std::size_t number) {
        bool timed = false;
        for (const auto& cell : cells_of(line)) {
            const std::string small = lower(cell.text);
            auto named = named_by(small);
            named.column += cell.column - 1;
            // "velocity_quality" and "distance_brake" are channels of their own.
            if (named.known != nullptr && !named.unit.empty() && imported_unit(named.unit) == nullptr &&
                !foreign_unit(named.unit))
                named.known = nullptr;
            const auto* found = named.known;
            const std::string name = found != nullptr ? std::string(found->name) : small;
            for (const auto& earlier : names_)
                if (earlier == name)
                    return base::fail(ErrorCode::bad_input, import_place(source_, number, cell.column),
                                      "column '" + std::string(cell.text) + "' stands twice", "each once");
            meanings_.push_back(found != nullptr ? found->meaning : Meaning::other);
            names_.push_back(name);
            timed = timed || meanings_.back() == Meaning::time;
            if (meanings_.back() == Meaning::time) continue;
            const metrology::Unit* unit = found == nullptr || found->unit.empty() ? nullptr : &unit_row(found->unit);
            if (meanings_.back() == Meaning::measurand) {
                const auto told = unit_of(named, std::string(cell.text), number);
                if (!told) return base::fail(told.error());
                if (*told != nullptr) unit = *told;
                if (unit == nullptr)
                    return base::fail(ErrorCode::wrong_unit, import_place(source_, number, cell.column),
                                      "no line of [header] gives the unit of '" + std::string(cell.text) + "'",
                                      "a line such as 'velocity kmh' in [header]: km/h, m/s or knots, as it was "
                                      "recorded");
            }
            static_cast<void>(out_.column(names_.back(), unit));
            counted_ = counted_ || meanings_.back() == Meaning::satellites;
            if (found == nullptr) out_.not_read.push_back(std::string(cell.text));
        }
        if (!timed)
            return base::fail(ErrorCode::missing_field, import_place(source_, number, 1), "no column 'time'",
                              "the time of each row");
        return {};
    }

    base::Result<void> row(const Line& line) {
        const auto number = line.number;
        std::string text(line.text);
        // Where a row has no point at all, commas stand for them.
        if (text.find('.') == std::string::npos && text.find_first_of(" \t") != std::string::npos &&
            text.find(", ") == std::string::npos)
            std::ranges::replace(text, ',', '.');
        const auto cells = cells_of(text);
        if (meanings_.empty())
            return base::fail(ErrorCode::bad_input, import_place(source_, number, 1), "[data] without [column names]",
                              "a section that names the columns");
        if (cells.size() != meanings_.size())
            return base::fail(ErrorCode::bad_input,
                              import_place(source_, number, cells.empty() ? 1 : cells.back().column),
                              std::to_string(cells.size()) + " cells", std::to_string(meanings_.size()));
        bool triggered = false;
        bool fix = !counted_;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto refuse = [&](std::string expected) {
                return base::fail(ErrorCode::bad_value, import_place(source_, number, cells[i].column),
                                  "'" + std::string(cells[i].text) + "'", std::move(expected));
            };
            if (meanings_[i] == Meaning::time) {
                const auto of_day = nmea_time(cells[i].text);
                if (!of_day) return refuse("the time as HHMMSS.SS");
                time(*of_day, line.offset);
                continue;
            }
            auto value = imported_number(cells[i].text);
            // What other channels hold is their own affair.
            if (!value && meanings_[i] != Meaning::other) return refuse("a number");
            switch (meanings_[i]) {
                case Meaning::satellites: {
                    if (value->scale() != 0 || value->mantissa() < 0 || value->mantissa() > 255)
                        return refuse("a count of satellites");
                    triggered = (value->mantissa() & 64) != 0;
                    value = Decimal(value->mantissa() & 63, 0);
                    fix = value->mantissa() >= least_satellites;
                    break;
                }
                case Meaning::latitude: value = degrees_of(*value, false, 90); break;
                case Meaning::longitude: value = degrees_of(*value, true, 180); break;
                case Meaning::time:
                case Meaning::measurand:
                case Meaning::other: break;
            }
            if (!value && meanings_[i] != Meaning::other) return refuse("a place on the Earth, in minutes");
            out_.column(names_[i], nullptr).cells.push_back(value);
        }
        fixed_ = fixed_ || fix;
        for (std::size_t i = 0; i < cells.size() && !fix; ++i) {
            const auto meaning = meanings_[i];
            if (meaning == Meaning::measurand || meaning == Meaning::latitude || meaning == Meaning::longitude)
                out_.column(names_[i], nullptr).cells.back() = std::nullopt;
        }
        if (triggered && !brake_) {
            brake_ = true;
            auto& column = out_.column("brake", &unit_row("count"));
            column.cells.assign(out_.rows() - 1, Decimal(0, 0));
        }
        if (brake_) out_.column("brake", nullptr).cells.push_back(Decimal(triggered ? 1 : 0, 0));
        return {};
    }

    void time(const Decimal& of_day, std::size_t offset) {
        const auto at_scale = of_day.rescaled(9);
        if (!at_scale) return out_.time_s.push_back(std::nullopt);
        constexpr std::int64_t day = 86'400'000'000'000;
        std::int64_t now = at_scale->mantissa() + days_;
        if (last_ && now < *last_ - day / 2) {
            days_ += day;
            now += day;
        }
        if (!first_) first_ = now;
        if (last_ && now < *last_) out_.steps_back.push_back({offset, Decimal(*last_ - now, 9).normalized()});
        last_ = now;
        // In the digits of the file.
        Decimal since(now - *first_, 9);
        if (const auto shorter = since.rescaled(of_day.scale())) since = *shorter;
        out_.time_s.emplace_back(since);
    }

    std::string_view source_;
    ImportedSeries out_;
    std::vector<Meaning> meanings_;
    std::vector<std::string> names_;
    std::map<std::string, UnitTold, std::less<>> units_;  ///< by the name in the header
    bool counted_ = false;                                ///< there is a column of satellites
    bool fixed_ = false;                                  ///< a row had a fix
    bool brake_ = false;
    std::int64_t days_ = 0;
    std::optional<std::int64_t> first_;
    std::optional<std::int64_t> last_;
};

}  // namespace

base::Result<ImportedSeries> import_vbo(std::string_view text, std::string_view source) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Reader(source).read(text);
}

}  // namespace velocert::instruments
