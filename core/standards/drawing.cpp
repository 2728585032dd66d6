// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/drawing.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/base/json_place.h"

namespace velocert::standards {
namespace {

using base::Error;
using base::ErrorCode;

constexpr char joined = '\n';  ///< of a namespace and a name, as the parser gives them; stands in neither
constexpr std::string_view root = "http://www.w3.org/2000/svg\nsvg";
constexpr std::array<std::string_view, 8> visible{"path", "rect",     "circle",  "ellipse",
                                                  "line", "polyline", "polygon", "text"};
constexpr std::array<std::string_view, 9> others{
    "svg", "g", "defs", "title", "desc", "tspan", "linearGradient", "radialGradient", "stop"};
constexpr std::string_view may_stand =
    "shapes and words alone: svg, g, defs, title, desc, path, rect, circle, ellipse, line, polyline, polygon, text, "
    "tspan, linearGradient, radialGradient, stop; a drawing program writes them as \"plain SVG\"";
constexpr int deepest = 32;       ///< painters go down into groups of groups by calling themselves
constexpr double most_sides = 8;  ///< how many times as long as wide: beyond it nobody sees anything
constexpr std::string_view blanks = " \t\r\n";

/// What painters go by: they look at the name and not at whose it is.
std::string_view local(std::string_view name) {
    const auto at = name.rfind(joined);
    return at == std::string_view::npos ? name : name.substr(at + 1);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string_view without_blanks(std::string_view text) {
    const auto from = text.find_first_not_of(blanks);
    return from == std::string_view::npos ? std::string_view() : text.substr(from);
}

/// Whether each "url(" of a value leads to a part of the drawing itself.
bool stays_inside(const std::string& value) {
    constexpr std::string_view reference = "url";
    for (auto at = value.find(reference); at != std::string::npos; at = value.find(reference, at + 1)) {
        auto rest = without_blanks(std::string_view(value).substr(at + reference.size()));
        if (!rest.starts_with('(')) continue;
        rest = without_blanks(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\'')) rest = without_blanks(rest.substr(1));
        if (!rest.starts_with('#')) return false;
    }
    return true;
}

/// Width and height of "0 0 360 220".
std::optional<std::pair<double, double>> size_of(std::string_view box) {
    std::array<double, 4> numbers{};
    for (auto& number : numbers) {
        const auto from = box.find_first_not_of(" \t\r\n,");
        if (from == std::string_view::npos) return std::nullopt;
        box.remove_prefix(from);
        const auto [end, error] = std::from_chars(box.data(), box.data() + box.size(), number);
        // "inf" and "nan" are numbers to the library, and a size to nobody.
        if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
        box.remove_prefix(static_cast<std::size_t>(end - box.data()));
    }
    if (box.find_first_not_of(blanks) != std::string_view::npos) return std::nullopt;
    return std::pair(numbers[2], numbers[3]);
}

/// Hears what the parser finds and keeps the first thing that may not stand there.
class Drawing {
  public:
    explicit Drawing(std::string_view file)
        // The name of the coding is ours: what the file says of itself is looked at, and never followed.
        : file_(file), parser_(XML_ParserCreateNS("UTF-8", joined), &XML_ParserFree) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &Drawing::opened, &Drawing::closed);
        XML_SetXmlDeclHandler(parser_.get(), &Drawing::declared);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &Drawing::typed);
        XML_SetProcessingInstructionHandler(parser_.get(), &Drawing::instructed);
    }

    [[nodiscard]] base::Result<void> check(std::string_view text) {
        const auto status = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
        if (!error_ && status != XML_STATUS_OK)
            refuse(ErrorCode::bad_input, XML_ErrorString(XML_GetErrorCode(parser_.get())),
                   "well-formed XML in UTF-8, to its end");
        if (!error_ && !seen_)
            refuse(ErrorCode::missing_field, "nothing in it can be seen", "a drawing with shapes or words");
        if (error_) return base::fail(std::move(*error_));
        return {};
    }

  private:
    void refuse(ErrorCode code, std::string found, std::string_view expected) {
        if (error_) return;
        error_ = Error{code,
                       base::json_place(file_, static_cast<int>(XML_GetCurrentLineNumber(parser_.get())),
                                        static_cast<int>(XML_GetCurrentColumnNumber(parser_.get())) + 1),
                       std::move(found), std::string(expected)};
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    void open(std::string_view name, const XML_Char** attributes) {
        const auto own = local(name);
        if (depth_++ == 0) {
            if (name != root)
                return refuse(ErrorCode::bad_input, "it begins with '" + std::string(own) + '\'',
                              "an \"svg\" of http://www.w3.org/2000/svg");
            need_box(attributes);
        }
        const bool shape = std::ranges::find(visible, own) != visible.end();
        if (!shape && std::ranges::find(others, own) == others.end())
            return refuse(ErrorCode::bad_value, "the element '" + std::string(own) + '\'', may_stand);
        // Painters take it for a drawing of its own, with a size of its own.
        if (own == "svg" && depth_ > 1)
            return refuse(ErrorCode::bad_value, "an 'svg' inside the drawing", "a group, 'g'");
        if (defined_in_ == 0 && own == "defs") defined_in_ = depth_;
        if (depth_ > deepest)
            return refuse(ErrorCode::bad_value, "groups in groups, more than " + std::to_string(deepest) + " deep",
                          "fewer of them");
        seen_ = seen_ || (shape && defined_in_ == 0);
        for (; *attributes != nullptr; attributes += 2) look_at(local(attributes[0]), attributes[1]);
    }

    void look_at(std::string_view attribute, std::string_view given) {
        const auto name = lower(attribute);
        const auto value = lower(given);
        const auto told = [&] { return "the attribute '" + std::string(attribute) + '\''; };
        if (name.starts_with("on"))
            return refuse(ErrorCode::bad_value, told() + ", which runs", "a drawing, no program");
        const bool leads = name == "href" || name == "src" || name == "base";
        // A backslash stands for another letter wherever styles are read, and an @ in a style for a rule that may
        // fetch.
        const bool disguised =
            value.find('\\') != std::string::npos || (name == "style" && value.find('@') != std::string::npos);
        if ((leads && !without_blanks(value).starts_with('#')) || disguised || !stays_inside(value))
            refuse(ErrorCode::bad_value, told() + " leads out of the drawing",
                   "nothing that is fetched: \"#...\" of a part of the drawing itself, or none");
    }

    void need_box(const XML_Char** attributes) {
        constexpr std::string_view expected =
            "a \"viewBox\" such as \"0 0 360 220\", with a width and a height of at least 1 and neither more than "
            "eight "
            "times the other";
        for (; *attributes != nullptr; attributes += 2) {
            if (std::string_view(attributes[0]) != "viewBox") continue;
            const auto size = size_of(attributes[1]);
            if (!size || !(size->first >= 1) || !(size->second >= 1) || !(size->first <= most_sides * size->second) ||
                !(size->second <= most_sides * size->first))
                refuse(ErrorCode::bad_value, "the viewBox '" + std::string(attributes[1]) + '\'', expected);
            return;
        }
        refuse(ErrorCode::missing_field, "nothing says how large it is", expected);
    }

    static Drawing& of(void* self) { return *static_cast<Drawing*>(self); }
    static void XMLCALL opened(void* self, const XML_Char* name, const XML_Char** attributes) {
        of(self).open(name, attributes);
    }
    static void XMLCALL closed(void* self, const XML_Char* /*name*/) {
        auto& drawing = of(self);
        if (drawing.depth_-- == drawing.defined_in_) drawing.defined_in_ = 0;
    }
    static void XMLCALL declared(void* self, const XML_Char* /*version*/, const XML_Char* coding, int /*alone*/) {
        if (coding != nullptr && lower(coding) != "utf-8")
            of(self).refuse(ErrorCode::bad_value, "it says of itself that it is in " + std::string(coding), "UTF-8");
    }
    static void XMLCALL typed(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                              const XML_Char* /*publicly*/, int /*inside*/) {
        of(self).refuse(ErrorCode::bad_value, "a DOCTYPE, in which words of its own could stand",
                        "a drawing without it; nothing is lost");
    }
    static void XMLCALL instructed(void* self, const XML_Char* target, const XML_Char* /*data*/) {
        of(self).refuse(ErrorCode::bad_value, "an instruction to a program, '" + std::string(target) + '\'',
                        "a drawing without it");
    }

    std::string file_;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    std::optional<Error> error_;
    int depth_ = 0;
    int defined_in_ = 0;  ///< the depth of the outermost "defs" around what comes; 0: none. Nothing in it is painted.
    bool seen_ = false;
};

}  // namespace

base::Result<void> check_drawing(std::string_view file, std::string_view text) {
    if (text.size() > largest_drawing)
        return base::fail(ErrorCode::bad_value, std::string(file),
                          "the drawing has " + std::to_string(text.size() / 1024) + " KiB",
                          "at most " + std::to_string(largest_drawing / 1024) + " KiB");
    return Drawing(file).check(text);
}

}  // namespace velocert::standards
