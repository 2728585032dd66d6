// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/pattern.h"

#include <catch2/catch.hpp>

using namespace velocert::instruments;

namespace {

/// The fields of a line as "name=text" joined by blanks; "no" when it does not fit.
std::string fields(std::string_view pattern, std::string_view line) {
    std::vector<std::string> names;
    const auto made = Pattern::parse(pattern, names);
    INFO((made ? "" : made.error().text()));
    REQUIRE(made);
    FieldValues values;
    if (!made->matches(line, values)) return "no";
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (values[i].present) out += (out.empty() ? "" : ",") + names[i] + "=" + std::string(values[i].text);
    return out;
}

}  // namespace

TEST_CASE("a pattern takes the lines it describes and no others", "[described]") {
    struct Row {
        const char* pattern;
        const char* line;
        const char* gives;
    };
    const Row rows[] = {
        {"ST,{m:number} g", "ST,12.5 g", "m=12.5"},
        {"ST,{m:number} g", "ST,12.5 kg", "no"},
        {"ST,{m:number} g", "ST,12.5 g ", "no"},
        {"ST,{m:number} g", "T,12.5 g", "no"},
        {"{m:number}", "-   1.23", "m=-   1.23"},
        {"{m:number}", "1.2.3", "no"},
        {"{m:number}", "nan", "no"},
        {"{m:number}", "inf", "no"},
        {"{m:number}", "+", "no"},
        {"{m:number}", ".", "no"},
        {"{m:number(7)}", "  12.34", "m=  12.34"},
        {"{m:number(7)}", " 12.34", "no"},
        {"{m:number(7)}{u:text(1)}", "1234.567", "m=1234.56,u=7"},
        {"{m:number(9-11)} {u:word}", "     192.21 g", "m=     192.21,u=g"},
        {"{m:number(9-11)} {u:word}", "92.21 g", "no"},
        {"{m:nr3}", "+1.2345E-04", "m=+1.2345E-04"},
        {"{m:nr3}", "1E", "no"},
        {"{d:digits(3)}", "12", "no"},
        {"{d:digits(3)}", "1234", "no"},
        {"{h:hex(2)}", "3D", "h=3D"},
        {"{h:hex(2)}", "3G", "no"},
        {"{s:ST|US},{r:rest}", "US,", "s=US,r="},
        {"{s:ST|US},{r:rest}", "OL,1", "no"},
        {"{s:A|AB}C", "ABC", "s=AB"},
        {"a[{x:digits},]{y:digits}", "a1,2", "x=1,y=2"},
        {"a[{x:digits},]{y:digits}", "a2", "y=2"},
        {"a[{x:digits},]{y:digits}", "a1,", "no"},
        {"~{w:word}~", "   kg  ", "w=kg"},
        {"{{{d:digits}}}", "{5}", "d=5"},
        {"\"{q:quoted}", "\"\"abc\"", "q=abc"},
        {"{t:text(3)}", "ab", "no"},
        {"{t:text(3)}", "a b", "t=a b"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pattern, row.line);
        CHECK(fields(row.pattern, row.line) == row.gives);
    }
}

TEST_CASE("a pattern that cannot be read says in which column, and what would be right", "[described]") {
    struct Row {
        const char* pattern;
        const char* column;
        const char* found;
    };
    const Row rows[] = {
        {"", "column 1", "empty"},
        {"{m:number", "column 1", "without '}'"},
        {"m:number}", "column 9", "without '{'"},
        {"ST,{m}", "column 4", "'{m}'"},
        {"{:number}", "column 1", "'{:number}'"},
        {"{m:nmber}", "column 1", "nmber"},
        {"{m:number(0)}", "column 1", "number(0)"},
        {"{m:number(9-3)}", "column 1", "number(9-3)"},
        {"{m:number(x)}", "column 1", "number(x)"},
        {"{m:hex}", "column 1", "hex"},
        {"{m:text}", "column 1", "text"},
        {"[abc", "column 5", "without ']'"},
        {"abc]", "column 4", "without '['"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pattern);
        std::vector<std::string> names;
        const auto made = Pattern::parse(row.pattern, names);
        REQUIRE_FALSE(made);
        CHECK(made.error().where == row.column);
        CHECK(made.error().found.find(row.found) != std::string::npos);
        CHECK_FALSE(made.error().expected.empty());
    }
    std::vector<std::string> names;
    std::string many;
    for (int i = 0; i < 17; ++i) many += "{f" + std::to_string(i) + ":digits}";
    CHECK_FALSE(Pattern::parse(many, names));
}
