// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/pdf_rewrite.h"

#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

namespace velocert::reports {

base::Result<std::vector<std::uint8_t>> rewrite_pdf(std::span<const std::uint8_t> pdf,
                                                    const std::function<base::Result<void>(QPDF&)>& change) {
    // The library reports by exceptions; they end here.
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        const std::string bytes(pdf.begin(), pdf.end());
        document.processMemoryFile("report", bytes.data(), bytes.size());
        if (auto changed = change(document); !changed) return base::fail(changed.error());
        // The random identifier of the first writing would be kept as the permanent one.
        document.getTrailer().removeKey("/ID");
        QPDFWriter writer(document);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_disable);
        // What is compressed stays so, and what is attached stays readable without any program.
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.setNewlineBeforeEndstream(true);
        writer.forcePDFVersion("1.7");
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return std::vector<std::uint8_t>(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
    } catch (const std::exception& problem) {
        return base::fail(base::ErrorCode::io, "report", problem.what(), "a PDF document");
    }
}

}  // namespace velocert::reports
