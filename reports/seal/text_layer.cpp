// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/text_layer.h"

#include <exception>
#include <map>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <sstream>

#include "core/base/digest.h"
#include "reports/seal/pdf_text.h"

namespace velocert::reports {
namespace {

using base::ErrorCode;

constexpr const char* no_character = "\xEF\xBF\xBD";

/// Codes of glyphs to their characters.
using CharacterMap = std::map<unsigned, std::string>;

std::string bytes_of(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// "<0041>" as its bytes; empty for anything else.
std::string hex_word(const std::string& word) {
    if (word.size() < 2 || word.front() != '<' || word.back() != '>') return {};
    return base::bytes_of_hex(std::string_view(word).substr(1, word.size() - 2)).value_or(std::string());
}

unsigned code_of(std::string_view bytes) {
    unsigned out = 0;
    for (const char c : bytes) out = out * 256 + static_cast<unsigned char>(c);
    return out;
}

std::string character_of(const std::string& utf16) {
    return utf8_of("\xfe\xff" + utf16).value_or(std::string(no_character));
}

/// The words of a map, with each bracket as a word of its own.
std::vector<std::string> words_of(const std::string& text) {
    std::string spaced;
    for (const char c : text) {
        if (c == '<' || c == '[' || c == ']') spaced += ' ';
        spaced += c;
        if (c == '>' || c == '[' || c == ']') spaced += ' ';
    }
    std::istringstream stream(spaced);
    std::vector<std::string> out;
    for (std::string word; stream >> word;) out.push_back(word);
    return out;
}

/// One line of a range: first and last code, and the characters one by one or the first of them.
void read_range(const std::vector<std::string>& words, std::size_t& at, CharacterMap& map) {
    const unsigned first = code_of(hex_word(words[at]));
    const unsigned last = code_of(hex_word(words[at + 1]));
    at += 2;
    if (last < first || last > 0xffff) return;
    if (words[at] == "[") {
        ++at;
        for (unsigned code = first; at < words.size() && words[at] != "]"; ++code, ++at)
            if (code <= last) map[code] = character_of(hex_word(words[at]));
        ++at;
        return;
    }
    std::string character = hex_word(words[at++]);
    for (unsigned code = first; code <= last && !character.empty(); ++code) {
        map[code] = character_of(character);
        character.back() = static_cast<char>(character.back() + 1);
    }
}

CharacterMap read_map(const std::string& text) {
    CharacterMap map;
    const std::vector<std::string> words = words_of(text);
    for (std::size_t at = 0; at < words.size();) {
        const std::string& word = words[at++];
        if (word == "beginbfchar") {
            for (; at + 1 < words.size() && words[at] != "endbfchar"; at += 2)
                map[code_of(hex_word(words[at]))] = character_of(hex_word(words[at + 1]));
        } else if (word == "beginbfrange") {
            while (at + 2 < words.size() && words[at] != "endbfrange") read_range(words, at, map);
        }
    }
    return map;
}

/// Follows the operators of one page and gathers what they show.
class ShownText final : public QPDFObjectHandle::ParserCallbacks {
  public:
    ShownText(QPDFObjectHandle fonts, std::map<QPDFObjGen, CharacterMap>& maps) : fonts_(fonts), maps_(maps) {}

    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "Tf" && operands_.size() == 2 && operands_[0].isName()) choose(operands_[0].getName());
        if (name == "Tj" || name == "TJ" || name == "'" || name == "\"")
            for (QPDFObjectHandle operand : operands_) show(operand);
        operands_.clear();
    }
    void handleEOF() override {}

    std::string text;

  private:
    void choose(const std::string& name) {
        QPDFObjectHandle font = fonts_.isDictionary() ? fonts_.getKey(name) : QPDFObjectHandle::newNull();
        const QPDFObjGen id = font.getObjGen();
        auto found = maps_.find(id);
        if (found == maps_.end()) {
            QPDFObjectHandle map = font.isDictionary() ? font.getKey("/ToUnicode") : QPDFObjectHandle::newNull();
            found = maps_.emplace(id, map.isStream() ? read_map(bytes_of(map)) : CharacterMap()).first;
        }
        map_ = &found->second;
    }

    void show(QPDFObjectHandle operand) {
        if (operand.isArray()) {
            for (QPDFObjectHandle item : operand.getArrayAsVector()) show(item);
            return;
        }
        if (!operand.isString()) return;
        const std::string codes = operand.getStringValue();
        for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
            const auto found =
                map_ != nullptr ? map_->find(code_of(std::string_view(codes).substr(i, 2))) : none_.end();
            text += map_ == nullptr || found == map_->end() ? no_character : found->second;
        }
    }

    QPDFObjectHandle fonts_;
    std::map<QPDFObjGen, CharacterMap>& maps_;
    const CharacterMap none_;
    const CharacterMap* map_ = nullptr;
    std::vector<QPDFObjectHandle> operands_;
};

std::string without_blanks(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        out += c;
    }
    return out;
}

}  // namespace

base::Result<std::vector<std::string>> text_layer(std::span<const std::uint8_t> pdf) {
    // The library reports by exceptions; they end here.
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        const std::string bytes(pdf.begin(), pdf.end());
        document.processMemoryFile("report", bytes.data(), bytes.size());
        std::vector<std::string> out;
        std::map<QPDFObjGen, CharacterMap> maps;
        for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(document).getAllPages()) {
            QPDFObjectHandle resources = page.getAttribute("/Resources", false);
            ShownText shown(resources.isDictionary() ? resources.getKey("/Font") : QPDFObjectHandle::newNull(), maps);
            page.parseContents(&shown);
            out.push_back(std::move(shown.text));
        }
        return out;
    } catch (const std::exception& problem) {
        return base::fail(ErrorCode::io, "report", problem.what(), "a PDF document");
    }
}

base::Result<void> check_text_layer(std::span<const std::uint8_t> pdf, const std::vector<std::string>& wanted) {
    const auto pages = text_layer(pdf);
    if (!pages) return base::fail(pages.error());
    if (pages->size() != wanted.size())
        return base::fail(ErrorCode::integrity, "report", std::to_string(pages->size()) + " pages",
                          std::to_string(wanted.size()));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::string text = without_blanks((*pages)[i]);
        const std::string drawn = without_blanks(wanted[i]);
        if (text.starts_with(drawn)) continue;
        std::size_t at = 0;
        while (at < text.size() && at < drawn.size() && text[at] == drawn[at]) ++at;
        // Whole characters are shown, from a little before the difference.
        const auto excerpt = [at](const std::string& from) {
            std::size_t begin = at > 30 ? at - 30 : 0;
            while (begin > 0 && (static_cast<unsigned char>(from[begin]) & 0xc0) == 0x80) --begin;
            std::size_t end = std::min(from.size(), at + 30);
            while (end < from.size() && (static_cast<unsigned char>(from[end]) & 0xc0) == 0x80) ++end;
            return begin < from.size() ? from.substr(begin, end - begin) : std::string();
        };
        return base::fail(ErrorCode::integrity, "page " + std::to_string(i + 1) + " of the report",
                          "a text layer that says '" + excerpt(text) + "'", "'" + excerpt(drawn) + "', as it is drawn");
    }
    return {};
}

}  // namespace velocert::reports
