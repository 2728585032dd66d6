// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/source_words.h"

#include <QCoreApplication>
#include <array>
#include <utility>
#include <vector>

#include "app/words/language.h"
#include "app/words/limit_names.h"
#include "core/base/json.h"

namespace velocert::app {
namespace {

/// What the shipped packs say of where a figure comes from, the longest first: a shorter one may be part of it.
constexpr std::array phrases{
    QT_TRANSLATE_NOOP("Sources",
                      "inference: the row of ISO 4210-2 for city and trekking bicycles (from memory), because GB "
                      "3565.2-2022 is now referenced"),
    QT_TRANSLATE_NOOP("Sources", "bicycle family: Taiwanese adoptions of ISO 4210-2 (page 17) and EN 15194 (page 34)"),
    QT_TRANSLATE_NOOP("Sources", "five valid runs below 0.2 % slope, six in alternate directions up to 0.5 %"),
    QT_TRANSLATE_NOOP("Sources", "Taiwanese adoption of EN 15194, page 43, for the test on a machine"),
    QT_TRANSLATE_NOOP("Sources", "whether GB"),
    QT_TRANSLATE_NOOP("Sources", "whether the 2024 edition keeps the 2018 rule was not found"),
    QT_TRANSLATE_NOOP("Sources", "the 1999 edition compares with the maker's stated value"),
    QT_TRANSLATE_NOOP("Sources", "public knowledge card and survey pages naming the item"),
    QT_TRANSLATE_NOOP("Sources", "press on the 2024 edition: unchanged, method revised"),
    QT_TRANSLATE_NOOP("Sources", "is a meter in the supply while the lever is pulled"),
    QT_TRANSLATE_NOOP("Sources", "whether the 2024 edition keeps it was not found"),
    QT_TRANSLATE_NOOP("Sources", "what is to be kept, and how long, was not found"),
    QT_TRANSLATE_NOOP("Sources", "public knowledge card citing the 2024 edition"),
    QT_TRANSLATE_NOOP("Sources", "resolution of the technical committee, 2019"),
    QT_TRANSLATE_NOOP("Sources", "the maximum still holds after the attempts"),
    QT_TRANSLATE_NOOP("Sources", "clause map of a local surveillance report"),
    QT_TRANSLATE_NOOP("Sources", "the range for assist models was not found"),
    QT_TRANSLATE_NOOP("Sources", "drafting body and press on both editions"),
    QT_TRANSLATE_NOOP("Sources", "the wording of the clause was not found"),
    QT_TRANSLATE_NOOP("Sources", "table of contents of the official text"),
    QT_TRANSLATE_NOOP("Sources", "two wet stops before those that count"),
    QT_TRANSLATE_NOOP("Sources", "press on the 2024 edition: unchanged"),
    QT_TRANSLATE_NOOP("Sources", "the 2018 figure, presumed unchanged"),
    QT_TRANSLATE_NOOP("Sources", "the mean of the corrected distances"),
    QT_TRANSLATE_NOOP("Sources", "the rows taken over were not found"),
    QT_TRANSLATE_NOOP("Sources", "speed unaltered after the attempts"),
    QT_TRANSLATE_NOOP("Sources", "cited by secondary sources on 6.3"),
    QT_TRANSLATE_NOOP("Sources", "press: wet distance about halved"),
    QT_TRANSLATE_NOOP("Sources", "the maximum is that of clause 4"),
    QT_TRANSLATE_NOOP("Sources", "the wording here was not found"),
    QT_TRANSLATE_NOOP("Sources", "one source on the 2018 edition"),
    QT_TRANSLATE_NOOP("Sources", "the method of the 1999 edition"),
    QT_TRANSLATE_NOOP("Sources", "ministry list of main changes"),
    QT_TRANSLATE_NOOP("Sources", "Xinhua on the approval draft"),
    QT_TRANSLATE_NOOP("Sources", "is called up here is presumed"),
    QT_TRANSLATE_NOOP("Sources", "the items are those of"),
    QT_TRANSLATE_NOOP("Sources", "criteria of"),
    QT_TRANSLATE_NOOP("Sources", "takes it over was not found"),
    QT_TRANSLATE_NOOP("Sources", "not found in any open text"),
    QT_TRANSLATE_NOOP("Sources", "from memory of ISO 4210-4"),
    QT_TRANSLATE_NOOP("Sources", "on the 2024 flame classes"),
    QT_TRANSLATE_NOOP("Sources", "press on the 2018 edition"),
    QT_TRANSLATE_NOOP("Sources", "page 26), same lineage as"),
    QT_TRANSLATE_NOOP("Sources", "ministry list of changes"),
    QT_TRANSLATE_NOOP("Sources", "the figure was not found"),
    QT_TRANSLATE_NOOP("Sources", "no source for the track"),
    QT_TRANSLATE_NOOP("Sources", "the rule was not found"),
    QT_TRANSLATE_NOOP("Sources", "Guangdong survey 2022"),
    QT_TRANSLATE_NOOP("Sources", "Beijing findings 2023"),
    QT_TRANSLATE_NOOP("Sources", "Beijing 2023 findings"),
    QT_TRANSLATE_NOOP("Sources", "no source gives it"),
    QT_TRANSLATE_NOOP("Sources", "surveillance plan"),
    QT_TRANSLATE_NOOP("Sources", "drafting body Q&A"),
    QT_TRANSLATE_NOOP("Sources", "GitHub index item"),
    QT_TRANSLATE_NOOP("Sources", "rig maker's text"),
    QT_TRANSLATE_NOOP("Sources", "the 2018 figure"),
    QT_TRANSLATE_NOOP("Sources", "widely reported"),
    QT_TRANSLATE_NOOP("Sources", "bicycle family"),
    QT_TRANSLATE_NOOP("Sources", "the 2018 rule"),
    QT_TRANSLATE_NOOP("Sources", "regional news"),
    QT_TRANSLATE_NOOP("Sources", "from memory"),
    QT_TRANSLATE_NOOP("Sources", "weak source"),
    QT_TRANSLATE_NOOP("Sources", "structure: "),
    QT_TRANSLATE_NOOP("Sources", "on Annex B"),
    QT_TRANSLATE_NOOP("Sources", "Zibo guide"),
    QT_TRANSLATE_NOOP("Sources", "no source"),
    QT_TRANSLATE_NOOP("Sources", "not found"),
    QT_TRANSLATE_NOOP("Sources", "rig maker"),
    QT_TRANSLATE_NOOP("Sources", "purpose: ")};

/// What names an edition or a page of its own stands beside the packs and not here, the longest first: English,
/// Chinese.
std::vector<std::pair<QString, QString>> read() {
    std::vector<std::pair<QString, QString>> out;
    for (const auto& file : word_files()) {
        const auto json = base::Json::parse(file.text, file.name);
        const auto* all = json ? json->find("sources") : nullptr;
        if (all == nullptr || all->items() == nullptr) continue;
        for (const auto& one : *all->items()) {
            const auto* en = one.find("en");
            const auto* zh = one.find("zh");
            if (en != nullptr && zh != nullptr && en->string() != nullptr && zh->string() != nullptr)
                out.emplace_back(QString::fromStdString(*en->string()), QString::fromStdString(*zh->string()));
        }
    }
    return out;
}

}  // namespace

QString source_words(const std::string& source) {
    static const auto named = read();
    QString out = QString::fromStdString(source);
    if (language_in_use() == Language::chinese)
        for (const auto& [en, zh] : named) out.replace(en, zh);
    for (const char* phrase : phrases)
        out.replace(QLatin1String(phrase), QCoreApplication::translate("Sources", phrase));
    return out;
}

}  // namespace velocert::app
