// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <span>
#include <vector>

namespace velocert::app {

/// Sentences that are kept in technical English, each with %1, %2 ... for what differs, and their translations in one
/// context of the program's texts. What stands in a place of a sentence is told in words too, where it is known.
class TextForms {
  public:
    /// Where one form could be taken for another, the narrower one stands first. No colon stands in what differs in
    /// the first `without_colon` of them.
    TextForms(const char* context, std::span<const char* const> forms, std::size_t without_colon = 0);

    /// The text in the language in use; as it is where no form takes it. Sentences within sentences are told `depth`
    /// deep, 1 for the outermost alone.
    [[nodiscard]] QString in_words(const QString& text, int depth) const;

  private:
    struct Form {
        QRegularExpression pattern;
        std::vector<int> places;  ///< which %n each group stands for
    };
    static Form form_of(const char* text, bool without_colon);

    const char* context_;
    std::span<const char* const> texts_;
    std::vector<Form> forms_;
};

}  // namespace velocert::app
