// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/arithmetic/portable.h"
#include "core/metrology/uncertainty/models/model.h"

namespace velocert::metrology {

using base::ErrorCode;
using base::Result;

namespace {

struct Function {
    std::string_view name;
    Operation operation;
    int operands;
};
constexpr std::array functions{Function{"abs", Operation::abs, 1},   Function{"sqrt", Operation::sqrt, 1},
                               Function{"exp", Operation::exp, 1},   Function{"log", Operation::log, 1},
                               Function{"ln", Operation::log, 1},    Function{"log10", Operation::log10, 1},
                               Function{"sin", Operation::sin, 1},   Function{"cos", Operation::cos, 1},
                               Function{"tan", Operation::tan, 1},   Function{"asin", Operation::asin, 1},
                               Function{"acos", Operation::acos, 1}, Function{"atan", Operation::atan, 1},
                               Function{"sinh", Operation::sinh, 1}, Function{"cosh", Operation::cosh, 1},
                               Function{"tanh", Operation::tanh, 1}, Function{"atan2", Operation::atan2, 2},
                               Function{"min", Operation::min, 2},   Function{"max", Operation::max, 2}};

const Function* find_function(std::string_view name) {
    const auto found = std::find_if(functions.begin(), functions.end(), [&](const auto& f) { return f.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Code points above ASCII that are no letters: punctuation, operators, arrows, box drawing, full-width signs.
bool sign(char32_t c) {
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array signs{
        Range{0x80, 0xa9},     Range{0xab, 0xb4},     Range{0xb6, 0xb9},     Range{0xbb, 0xbf},
        Range{0xd7, 0xd7},     Range{0xf7, 0xf7},     Range{0x2000, 0x207f}, Range{0x208a, 0x208f},
        Range{0x20a0, 0x20cf}, Range{0x2190, 0x2bff}, Range{0x2e00, 0x2e7f}, Range{0x3000, 0x3004},
        Range{0x3008, 0x3020}, Range{0xd800, 0xf8ff}, Range{0xfe00, 0xfe6f}, Range{0xff00, 0xff0f},
        Range{0xff1a, 0xff20}, Range{0xff3b, 0xff40}, Range{0xff5b, 0xff65}, Range{0xfff0, 0xffff}};
    return std::any_of(signs.begin(), signs.end(), [c](const Range& r) { return c >= r.first && c <= r.last; });
}

/// Bytes of the letter, digit or underscore that starts at `at`; 0 if there is none.
std::size_t name_character(std::string_view text, std::size_t at, bool first) {
    const char c = text[at];
    if (ascii_letter(c)) return 1;
    if (digit(c)) return first ? 0 : 1;
    const auto lead = static_cast<unsigned char>(c);
    const std::size_t length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (lead >= 0xf5 || length == 0 || at + length > text.size()) return 0;
    auto point = static_cast<char32_t>(lead & (0xffU >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xc0U) != 0x80U) return 0;
        point = point << 6U | (next & 0x3fU);
    }
    return sign(point) ? 0 : length;
}

std::size_t name_length(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const std::size_t length = name_character(text, end, end == at);
        if (length == 0) break;
        end += length;
    }
    return end - at;
}

/// What waits on the stack of operators.
struct Pending {
    enum class Kind : std::uint8_t { binary, negate, parenthesis, function } kind = Kind::binary;
    Operation operation = Operation::add;
    int rank = 0;
    int operands = 0;  ///< function: how many it takes
    int commas = 0;    ///< function: met so far
    std::size_t at = 0;
};

}  // namespace

/// Reads an expression by two stacks, so that depth costs memory and never the program's own stack.
class ModelParser {
  public:
    ModelParser(std::string_view text, std::span<const std::string> names) : text_(text), names_(names) {}

    Result<Model> parse() {
        if (text_.size() > Model::longest_text)
            return error(Model::longest_text, std::to_string(text_.size()) + " bytes",
                         "at most " + std::to_string(Model::longest_text));
        while (true) {
            while (at_ < text_.size() &&
                   (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
                ++at_;
            if (at_ >= text_.size()) break;
            if (auto done = operand_next_ ? operand() : operation(); !done) return base::fail(done.error());
            if (pending_.size() > Model::deepest || operands_.size() > Model::deepest)
                return error(at_, "more than " + std::to_string(Model::deepest) + " levels of nesting",
                             "a flatter expression");
        }
        if (operand_next_) return error(at_, "the end", "a number, a name or '('");
        while (!pending_.empty()) {
            if (opens(pending_.back())) return error(pending_.back().at, "'(' that is never closed", "a matching ')'");
            reduce();
        }
        model_.text_ = std::string(text_);
        model_.inputs_ = names_.size();
        return std::move(model_);
    }

  private:
    static bool opens(const Pending& p) {
        return p.kind == Pending::Kind::parenthesis || p.kind == Pending::Kind::function;
    }

    [[nodiscard]] tl::unexpected<base::Error> error(std::size_t at, std::string found, std::string expected) const {
        // Counted in characters, as an editor shows them.
        std::size_t characters = 1;
        for (std::size_t i = 0; i < at && i < text_.size(); ++i)
            if ((static_cast<unsigned char>(text_[i]) & 0xc0U) != 0x80U) ++characters;
        return base::fail(ErrorCode::bad_value, "character " + std::to_string(characters), std::move(found),
                          std::move(expected));
    }

    /// The character at `at_`, whole, for messages.
    [[nodiscard]] std::string shown() const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xc0U) == 0x80U) ++end;
        return "'" + std::string(text_.substr(at_, end - at_)) + "'";
    }

    void push(Step step) {
        step.slot = static_cast<std::uint32_t>(operands_.size());
        model_.slots_ = std::max(model_.slots_, operands_.size() + 1);
        operands_.push_back(static_cast<std::uint32_t>(model_.steps_.size()));
        model_.steps_.push_back(step);
    }

    /// Applies the operator on top of the stack to the operands on top of theirs.
    void reduce() {
        const Pending top = pending_.back();
        pending_.pop_back();
        Step step;
        step.operation = top.operation;
        step.at = static_cast<std::uint32_t>(top.at);
        const bool two =
            top.kind == Pending::Kind::binary || (top.kind == Pending::Kind::function && top.operands == 2);
        if (two) {
            step.second = operands_.back();
            operands_.pop_back();
        }
        step.first = operands_.back();
        operands_.pop_back();
        if (step.operation == Operation::power) {
            if (const auto exponent = constant(step.second)) {
                step.operation = Operation::power_constant;
                step.value = *exponent;
                step.second = 0;
            }
        }
        push(step);
    }

    /// The value of a step that is a number or a number with a sign.
    [[nodiscard]] std::optional<double> constant(std::uint32_t index) const {
        const Step& step = model_.steps_[index];
        if (step.operation == Operation::constant) return step.value;
        if (step.operation == Operation::negate)
            if (const Step& of = model_.steps_[step.first]; of.operation == Operation::constant) return -of.value;
        return std::nullopt;
    }

    Result<void> operand() {
        const char c = text_[at_];
        if (c == '(') {
            pending_.push_back({Pending::Kind::parenthesis, Operation::add, 0, 0, 0, at_});
            ++at_;
            return {};
        }
        if (c == '-' || c == '+') {
            if (c == '-') pending_.push_back({Pending::Kind::negate, Operation::negate, 3, 1, 0, at_});
            ++at_;
            return {};
        }
        if (digit(c) || c == '.') return number();
        const std::size_t length = name_length(text_, at_);
        if (length == 0) return error(at_, shown(), "a number, a name or '('");
        const auto word = text_.substr(at_, length);
        Step step;
        step.at = static_cast<std::uint32_t>(at_);
        if (const Function* function = find_function(word)) {
            std::size_t next = at_ + length;
            while (next < text_.size() && text_[next] == ' ') ++next;
            if (next >= text_.size() || text_[next] != '(')
                return error(at_, "the function '" + std::string(word) + "' without '('", std::string(word) + "(...)");
            pending_.push_back({Pending::Kind::function, function->operation, 0, function->operands, 0, at_});
            at_ = next + 1;
            return {};
        }
        if (word == "pi") {
            step.value = portable::pi;
        } else {
            const auto found = std::find(names_.begin(), names_.end(), word);
            if (found == names_.end())
                return error(at_, "unknown name '" + std::string(word) + "'", "the name of an input or a function");
            step.operation = Operation::input;
            step.first = static_cast<std::uint32_t>(found - names_.begin());
        }
        at_ += length;
        push(step);
        operand_next_ = false;
        return {};
    }

    Result<void> number() {
        std::size_t end = at_;
        while (end < text_.size() && (digit(text_[end]) || text_[end] == '.')) ++end;
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
            std::size_t exponent = end + 1;
            if (exponent < text_.size() && (text_[exponent] == '+' || text_[exponent] == '-')) ++exponent;
            if (exponent < text_.size() && digit(text_[exponent])) {
                while (exponent < text_.size() && digit(text_[exponent])) ++exponent;
                end = exponent;
            }
        }
        const auto digits = text_.substr(at_, end - at_);
        const auto value = parse_number(digits);
        if (!value) return error(at_, "'" + std::string(digits.substr(0, 40)) + "'", "a number like 12, 0.5 or 1.5e-3");
        if (name_length(text_, end) > 0) return error(end, "a name right behind a number", "an operator between them");
        Step step;
        step.value = *value;
        step.at = static_cast<std::uint32_t>(at_);
        at_ = end;
        push(step);
        operand_next_ = false;
        return {};
    }

    Result<void> operation() {
        const char c = text_[at_];
        if (c == ')' || c == ',') return close(c);
        Pending next{Pending::Kind::binary, Operation::add, 1, 2, 0, at_};
        switch (c) {
            case '+': break;
            case '-': next.operation = Operation::subtract; break;
            case '*': next.operation = Operation::multiply, next.rank = 2; break;
            case '/': next.operation = Operation::divide, next.rank = 2; break;
            case '^': next.operation = Operation::power, next.rank = 4; break;
            default: return error(at_, shown(), "an operator (+ - * / ^) or ')'");
        }
        // '^' goes to the right: what waits with the same rank stays.
        while (!pending_.empty() && !opens(pending_.back()) &&
               (pending_.back().rank > next.rank || (pending_.back().rank == next.rank && next.rank != 4)))
            reduce();
        pending_.push_back(next);
        ++at_;
        operand_next_ = true;
        return {};
    }

    Result<void> close(char c) {
        while (!pending_.empty() && !opens(pending_.back())) reduce();
        if (pending_.empty()) return error(at_, shown(), c == ')' ? "no ')' without '('" : "no ',' outside a function");
        Pending& top = pending_.back();
        const bool function = top.kind == Pending::Kind::function;
        const std::string wants =
            function ? std::to_string(top.operands) + (top.operands == 1 ? " operand" : " operands") : "";
        if (c == ',') {
            if (!function || top.commas + 1 >= top.operands)
                return error(at_, "','", function ? wants : "no ',' outside a function");
            ++top.commas;
            operand_next_ = true;
        } else {
            if (function && top.commas + 1 != top.operands) return error(at_, "')'", wants);
            if (function)
                reduce();
            else
                pending_.pop_back();
        }
        ++at_;
        return {};
    }

    std::string_view text_;
    std::span<const std::string> names_;
    std::size_t at_ = 0;
    bool operand_next_ = true;
    std::vector<Pending> pending_;
    std::vector<std::uint32_t> operands_;
    Model model_;
};

Result<Model> Model::parse(std::string_view text, std::span<const std::string> names) {
    return ModelParser(text, names).parse();
}

Result<void> Model::check_name(std::string_view text) {
    constexpr std::size_t longest = 100;
    if (text.empty() || text.size() > longest || name_length(text, 0) != text.size())
        return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text.substr(0, longest)) + "'",
                          "a name of letters, digits and '_' that starts with a letter, at most 100 bytes long");
    if (find_function(text) != nullptr || text == "pi")
        return base::fail(ErrorCode::bad_value, {}, "'" + std::string(text) + "' is a function or a constant",
                          "another name");
    return {};
}

bool Model::uses(std::size_t i) const {
    return std::any_of(steps_.begin(), steps_.end(),
                       [i](const Step& step) { return step.operation == Operation::input && step.first == i; });
}

}  // namespace velocert::metrology
