// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/limit_names.h"

#include <QStringList>
#include <map>

#include "app/words/language.h"
#include "core/base/json.h"

namespace velocert::app {
namespace {

struct Words {
    std::map<std::string, standards::Title, std::less<>> limits;
    std::map<std::string, standards::Title, std::less<>> classes;
    std::map<std::string, std::string, std::less<>> notes;  ///< English to Chinese
};

std::string text(const base::Json& of, std::string_view key) {
    const auto* member = of.find(key);
    return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

/// The file is a part of the program: a test holds it against the packs that are shipped.
Words read() {
    Words out;
    const auto json = base::Json::parse(word_files().front().text, word_files().front().name);
    if (!json) return out;
    if (const auto* limits = json->find("limits"); limits != nullptr && limits->members() != nullptr)
        for (const auto& [id, title] : *limits->members()) out.limits[id] = {text(title, "zh"), text(title, "en")};
    if (const auto* classes = json->find("classes"); classes != nullptr && classes->members() != nullptr)
        for (const auto& [id, title] : *classes->members()) out.classes[id] = {text(title, "zh"), text(title, "en")};
    if (const auto* notes = json->find("notes"); notes != nullptr && notes->items() != nullptr)
        for (const auto& note : *notes->items()) out.notes[text(note, "en")] = text(note, "zh");
    return out;
}

const Words& words() {
    static const Words all = read();
    return all;
}

}  // namespace

QString limit_name(const std::string& id) {
    const auto found = words().limits.find(id);
    return found == words().limits.end() ? QString::fromStdString(id) : in_words(found->second);
}

QString limit_note_words(const std::string& note) {
    const auto found = words().notes.find(note);
    const bool known = language_in_use() == Language::chinese && found != words().notes.end();
    return QString::fromStdString(known ? found->second : note);
}

QString limit_class_words(const std::string& given) {
    QStringList out;
    bool known = false;
    for (const auto& part : QString::fromStdString(given).split(QStringLiteral(", "))) {
        const auto found = words().classes.find(part.toStdString());
        known = known || found != words().classes.end();
        out << (found == words().classes.end() ? part : in_words(found->second));
    }
    if (!known) return QString::fromStdString(given);
    return out.join(language_in_use() == Language::chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

}  // namespace velocert::app
