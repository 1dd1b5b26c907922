using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>A browser in which a member is signed in by a wallet.</summary>
/// <param name="Link">Of the wallet that opened it.</param>
/// <param name="IsThis">It is the one that asks.</param>
internal sealed record OpenSession(LinkId Link, DateTimeOffset MadeAt, DateTimeOffset SeenAt, bool IsThis);
