// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/text_forms.h"

#include <QCoreApplication>

namespace velocert::app {

TextForms::TextForms(const char* context, std::span<const char* const> forms, std::size_t without_colon)
    : context_(context), texts_(forms) {
    for (const char* text : forms) forms_.push_back(form_of(text, forms_.size() < without_colon));
}

/// The form as an expression that takes whole texts: each %n is what may differ.
TextForms::Form TextForms::form_of(const char* text, bool without_colon) {
    Form out;
    QString pattern;
    const QString whole = QString::fromUtf8(text);
    for (qsizetype i = 0; i < whole.size(); ++i) {
        if (whole[i] == QLatin1Char('%') && i + 1 < whole.size() && whole[i + 1].isDigit()) {
            out.places.push_back(whole[++i].digitValue());
            pattern += without_colon ? QStringLiteral("([^:]+?)") : QStringLiteral("(.+?)");
        } else {
            pattern += QRegularExpression::escape(whole.mid(i, 1));
        }
    }
    out.pattern.setPattern(QRegularExpression::anchoredPattern(pattern));
    out.pattern.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
    return out;
}

QString TextForms::in_words(const QString& text, int depth) const {
    if (depth == 0) return text;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
        const auto match = forms_[i].pattern.match(text);
        if (!match.hasMatch()) continue;
        const QString sentence = QCoreApplication::translate(context_, texts_[i]);
        // Put in one by one: what was found is not taken for a place in the sentence.
        QString out;
        for (qsizetype at = 0; at < sentence.size(); ++at) {
            if (sentence[at] != QLatin1Char('%') || at + 1 == sentence.size() || !sentence[at + 1].isDigit()) {
                out += sentence[at];
                continue;
            }
            const int place = sentence[++at].digitValue();
            for (std::size_t group = 0; group < forms_[i].places.size(); ++group)
                if (forms_[i].places[group] == place)
                    out += in_words(match.captured(static_cast<int>(group) + 1), depth - 1);
        }
        return out;
    }
    return text;
}

}  // namespace velocert::app
