using System.Net;

namespace Guildhall.Sietch.Gating;

/// <summary>Who is counted, and for what.</summary>
/// <param name="Who">A network or the id of a key.</param>
internal readonly record struct RateName(RateKind Kind, object Who)
{
    public static RateName Of(RateKind kind, IPAddress address) => new(kind, CallerAddress.NetworkOf(address));
}

internal enum RateKind
{
    Call,
    WrongKey,
    LookUp,
    Other,
}
