package app.kith.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import app.kith.ffi.PagePart

/** A part of a text that is agreed to. */
@Composable
fun PagePartView(part: PagePart) = Column(verticalArrangement = Arrangement.spacedBy(Space.tight)) {
    Heading(part.heading)
    Texts(part.paragraphs)
}
