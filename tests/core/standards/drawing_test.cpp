// SPDX-License-Identifier: GPL-3.0-or-later
// Which drawings a pack may bring: those that can only be looked at.
#include "core/standards/drawing.h"

#include <catch2/catch.hpp>

#include <string>

using namespace velocert;
using base::ErrorCode;
using standards::check_drawing;

namespace {

const std::string svg_head = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 220">)";
const std::string one_shape = "<rect width=\"360\" height=\"220\"/>";

std::string drawn(const std::string& inside) { return svg_head + '\n' + inside + "\n</svg>\n"; }

}  // namespace

TEST_CASE("shapes, words, groups and gradients of the drawing itself may stand in a drawing") {
    for (const std::string& inside :
         {one_shape, std::string("<title>停车 Stop</title><desc>d</desc><g id=\"a\"><path d=\"M0 0L9 9\"/></g>"),
          std::string("<text x=\"1\" y=\"2\">停 <tspan>25 km/h</tspan></text>"),
          std::string("<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient>"
                      "<radialGradient id=\"b\" href=\"#a\"/></defs><circle r=\"9\" fill=\"url(#b)\"/>"),
          std::string("<polygon points=\"0,0 1,1 2,0\" style=\"fill: url( '#b' ); stroke:#000\"/>"),
          std::string("<!-- a remark --><ellipse rx=\"1\" ry=\"2\"/><line x2=\"3\"/><polyline points=\"0,0 1,1\"/>")}) {
        CAPTURE(inside);
        const auto fine = check_drawing("x.svg", drawn(inside));
        CHECK((fine ? std::string() : fine.error().text()).empty());
    }
    CHECK(check_drawing("x.svg", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + drawn(one_shape)));
    CHECK(check_drawing("x.svg", "\xEF\xBB\xBF" + drawn(one_shape)));
    CHECK(check_drawing("x.svg",
                        "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"-1,-2 3e1,.5e2\">"
                        "<s:path d=\"M0 0\"/></s:svg>"));
}

TEST_CASE("what is no drawing, runs, fetches or hides is refused at its line and column") {
    struct Row {
        const char* what;
        std::string text;
        const char* place;
        const char* found;
    };
    std::string deep;
    for (int i = 0; i < 40; ++i) deep += "<g>";
    for (int i = 0; i < 40; ++i) deep += "</g>";
    const std::initializer_list<Row> rows{
        {"nothing", "", "x.svg:1:1", "no element"},
        {"no XML", "GIF89a", "x.svg:1:1", "syntax error"},
        {"a torn file", svg_head + "\n<rect", "x.svg:2:1", "unclosed token"},
        {"a tag that is not closed", svg_head + "\n<g>\n</svg>", "x.svg:3:3", "mismatched tag"},
        {"an attribute that stands twice", drawn("<rect x=\"1\" x=\"2\"/>"), "x.svg:2:13", "duplicate attribute"},
        {"bytes that are no UTF-8", drawn("<text>\xC3\x28</text>"), "x.svg:2:7", "not well-formed"},
        {"another coding", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + drawn(one_shape), "x.svg:1:1", "UTF-16"},
        {"something behind the end", drawn(one_shape) + "<svg/>", "x.svg:4:1", "junk"},
        {"a page", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "x.svg:1:1", "'html'"},
        {"a drawing of no kind", "<svg viewBox=\"0 0 9 9\"><path/></svg>", "x.svg:1:1", "'svg'"},
        {"nothing to be seen", drawn("<g/>"), "x.svg:4:1", "nothing in it"},
        {"no size", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\"><path/></svg>", "x.svg:1:1", "how large"},
        {"a size of nothing", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 9\"><path/></svg>",
         "x.svg:1:1", "0 0 0 9"},
        {"a size that is no number", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 nan 9\"><path/></svg>",
         "x.svg:1:1", "nan"},
        {"a size without end", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 inf inf\"><path/></svg>",
         "x.svg:1:1", "inf"},
        {"a place that is no number", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"nan 0 9 9\"><path/></svg>",
         "x.svg:1:1", "nan"},
        {"a drawing in the drawing", drawn("<svg>" + one_shape + "</svg>"), "x.svg:2:1", "an 'svg' inside"},
        {"shapes that are only defined", drawn("<defs><g>" + one_shape + "</g></defs>"), "x.svg:4:1", "nothing in it"},
        {"a colour in disguise", drawn("<rect fill=\"\\75rl(http://a)\"/>"), "x.svg:2:1", "'fill'"},
        {"a thread", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 9\"><path/></svg>", "x.svg:1:1",
         "0 0 900 9"},
        {"five numbers", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9 9\"><path/></svg>", "x.svg:1:1",
         "0 0 9 9 9"},
        {"a script", drawn(one_shape + "\n<script>run()</script>"), "x.svg:3:1", "'script'"},
        {"a script of another space", drawn("<a:script xmlns:a=\"urn:a\"/>"), "x.svg:2:1", "'script'"},
        {"an event", drawn("<rect onclick=\"run()\"/>"), "x.svg:2:1", "'onclick'"},
        {"an event in large letters", drawn("<rect OnLoad=\"run()\"/>"), "x.svg:2:1", "'OnLoad'"},
        {"a page in it", drawn("<foreignObject/>"), "x.svg:2:1", "'foreignObject'"},
        {"an image from elsewhere", drawn("<image href=\"http://example.org/a.png\"/>"), "x.svg:2:1", "'image'"},
        {"an image of the machine", drawn("<a:image xmlns:a=\"urn:a\" href=\"file:///etc/passwd\"/>"), "x.svg:2:1",
         "'image'"},
        {"copies of copies", drawn("<g id=\"a\"><use href=\"#a\"/></g>"), "x.svg:2:11", "'use'"},
        {"a style sheet", drawn("<style>@import url(http://example.org/a.css)</style>"), "x.svg:2:1", "'style'"},
        {"a style sheet by an instruction", "<?xml-stylesheet href=\"a.css\"?>" + drawn(one_shape), "x.svg:1:1",
         "'xml-stylesheet'"},
        {"something that moves", drawn("<rect><animate attributeName=\"x\"/></rect>"), "x.svg:2:7", "'animate'"},
        {"a link", drawn("<a href=\"http://example.org\"><path/></a>"), "x.svg:2:1", "'a'"},
        {"a gradient from elsewhere", drawn("<linearGradient href=\"http://example.org/a.svg#b\"/>"), "x.svg:2:1",
         "'href'"},
        {"a gradient from elsewhere as of old",
         drawn("<linearGradient xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"other.svg#b\"/>"), "x.svg:2:1",
         "'href'"},
        {"a colour from elsewhere", drawn("<rect fill=\"URL( 'http://example.org/a' )\"/>"), "x.svg:2:1", "'fill'"},
        {"a style from elsewhere", drawn("<rect style=\"fill:url(#a);stroke:url(//example.org)\"/>"), "x.svg:2:1",
         "'style'"},
        {"a disguised style", drawn("<rect style=\"fill:\\75rl(http://example.org)\"/>"), "x.svg:2:1", "'style'"},
        {"another base", drawn("<g xml:base=\"http://example.org/\"/>"), "x.svg:2:1", "'base'"},
        {"a DOCTYPE", "<!DOCTYPE svg SYSTEM \"http://example.org/svg.dtd\">\n" + drawn(one_shape),
         "x.svg:1:", "DOCTYPE"},
        {"words of its own", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + drawn("<text>&a;</text>"),
         "x.svg:1:", "DOCTYPE"},
        {"a word that nobody declared", drawn("<text>&a;</text>"), "x.svg:2:7", "undefined entity"},
        {"groups without end", drawn(deep), "x.svg:2:94", "32"},
        {"an element that is not known", drawn("<clipPath/>"), "x.svg:2:1", "'clipPath'"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto fine = check_drawing("x.svg", row.text);
        REQUIRE_FALSE(fine);
        CHECK_THAT(fine.error().where, Catch::Matchers::StartsWith(row.place));
        CHECK_THAT(fine.error().found, Catch::Matchers::Contains(row.found));
        CHECK_FALSE(fine.error().expected.empty());
    }
}

TEST_CASE("a drawing has its greatest size and one byte more is refused") {
    const auto with = [](std::size_t size) {
        auto text = drawn(one_shape + "<!---->");
        text.insert(text.find("-->"), std::string(size - text.size(), ' '));
        return text;
    };
    CHECK(check_drawing("x.svg", with(standards::largest_drawing)));
    const auto large = check_drawing("x.svg", with(standards::largest_drawing + 1));
    REQUIRE_FALSE(large);
    CHECK_THAT(large.error().expected, Catch::Matchers::Contains("256 KiB"));
}

TEST_CASE("a drawing that was cut anywhere is refused") {
    const auto text = drawn("<text fill=\"#000\">停</text>" + one_shape);
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(check_drawing("x.svg", text.substr(0, size)));
    }
}
