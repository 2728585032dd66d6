// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/si_unit.h"

#include <algorithm>
#include <array>
#include <utility>

namespace velocert::reports {
namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

// A sound level is a plain decibel there: D-SI knows no weighting. A rotation is one revolution, the number one, per
// minute.
constexpr std::array<Spelling, 80> spellings = {{
    {"kg", R"(\kilogram)"},
    {"g", R"(\gram)"},
    {"mg", R"(\milli\gram)"},
    {"t", R"(\tonne)"},
    {"m", R"(\metre)"},
    {"cm", R"(\centi\metre)"},
    {"mm", R"(\milli\metre)"},
    {"um", R"(\micro\metre)"},
    {"km/h", R"(\kilo\metre\per\hour)"},
    {"m/s", R"(\metre\per\second)"},
    {"kn", R"(\knot)"},
    {"mm/s", R"(\milli\metre\per\second)"},
    {"cm/s", R"(\centi\metre\per\second)"},
    {"mm/h", R"(\milli\metre\per\hour)"},
    {"r/min", R"(\one\per\minute)"},
    {"mr/min", R"(\milli\one\per\minute)"},
    {"N", R"(\newton)"},
    {"kN", R"(\kilo\newton)"},
    {"mN", R"(\milli\newton)"},
    {"N.m", R"(\newton\metre)"},
    {"N.cm", R"(\newton\centi\metre)"},
    {"mN.m", R"(\milli\newton\metre)"},
    {"s", R"(\second)"},
    {"min", R"(\minute)"},
    {"h", R"(\hour)"},
    {"ms", R"(\milli\second)"},
    {"us", R"(\micro\second)"},
    {"V", R"(\volt)"},
    {"kV", R"(\kilo\volt)"},
    {"mV", R"(\milli\volt)"},
    {"uV", R"(\micro\volt)"},
    {"A", R"(\ampere)"},
    {"mA", R"(\milli\ampere)"},
    {"uA", R"(\micro\ampere)"},
    {"W", R"(\watt)"},
    {"kW", R"(\kilo\watt)"},
    {"mW", R"(\milli\watt)"},
    {"uW", R"(\micro\watt)"},
    {"J", R"(\joule)"},
    {"Wh", R"(\watt\hour)"},
    {"mJ", R"(\milli\joule)"},
    {"Mohm", R"(\mega\ohm)"},
    {"ohm", R"(\ohm)"},
    {"kohm", R"(\kilo\ohm)"},
    {"Gohm", R"(\giga\ohm)"},
    {"mohm", R"(\milli\ohm)"},
    {"mH", R"(\milli\henry)"},
    {"H", R"(\henry)"},
    {"uH", R"(\micro\henry)"},
    {"nH", R"(\nano\henry)"},
    {"degC", R"(\degreecelsius)"},
    {"mK", R"(\milli\kelvin)"},
    {"%", R"(\percent)"},
    {"1", R"(\one)"},
    {"ppm", R"(\ppm)"},
    {"ppb", R"(\nano\one)"},
    {"count", R"(\one)"},
    {"dB(A)", R"(\decibel)"},
    {"cdB(A)", R"(\centi\decibel)"},
    {"cm3", R"(\centi\metre\tothe{3})"},
    {"mm3", R"(\milli\metre\tothe{3})"},
    {"deg", R"(\degree)"},
    {"mdeg", R"(\milli\degree)"},
    {"ndeg", R"(\nano\degree)"},
    {"Hz", R"(\hertz)"},
    {"kHz", R"(\kilo\hertz)"},
    {"mHz", R"(\milli\hertz)"},
    {"m/s2", R"(\metre\per\second\tothe{2})"},
    {"mm/s2", R"(\milli\metre\per\second\tothe{2})"},
    {"V.min/r", R"(\volt\minute)"},
    {"mV.min/r", R"(\milli\volt\minute)"},
    {"nV.min/r", R"(\nano\volt\minute)"},
    {"uF", R"(\micro\farad)"},
    {"mF", R"(\milli\farad)"},
    {"nF", R"(\nano\farad)"},
    {"pF", R"(\pico\farad)"},
    {"fF", R"(\femto\farad)"},
    {"hPa", R"(\hecto\pascal)"},
    {"kPa", R"(\kilo\pascal)"},
    {"Pa", R"(\pascal)"},
}};

}  // namespace

std::string_view si_unit(const metrology::Unit& unit) {
    const auto* found =
        std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& one) { return one.first == unit.symbol; });
    return found == spellings.end() ? std::string_view() : found->second;
}

}  // namespace velocert::reports
