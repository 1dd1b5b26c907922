namespace Guildhall.Sietch.Gating;

/// <summary>Who is counted, and for what.</summary>
/// <param name="Who">An address or the id of a key.</param>
internal readonly record struct RateName(RateKind Kind, object Who);

internal enum RateKind
{
    Call,
    WrongKey,
    Other,
}
