using System.Globalization;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>A range of blocks about which two endpoints say different things.</summary>
/// <param name="To">Inclusive.</param>
/// <param name="Stored">How many events are stored, with a mark of their content.</param>
/// <param name="Told">The same of what the witness told.</param>
/// <param name="Source">Who told what is stored.</param>
internal sealed record DifferentWindow(
    string Kind,
    ulong From,
    ulong To,
    WindowDigest Stored,
    WindowDigest Told,
    string Source,
    string Witness
)
{
    /// <summary>One sentence, for admins.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}s of blocks {From}–{To}: stored {Stored} by {Source}, {Witness} tells {Told}."
        );
}
