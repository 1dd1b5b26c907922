namespace Guildhall.Discord.Gateway;

/// <param name="Url"><c>wss://…</c>, or <c>ws://…</c> of a local Discord; without a query.</param>
/// <param name="Shards">As Discord recommends.</param>
public sealed record GatewayBot(string Url, int Shards, SessionStartLimit? SessionStartLimit);

/// <param name="Total">Sessions a day.</param>
/// <param name="Remaining">Until the reset.</param>
/// <param name="ResetAfter">Milliseconds.</param>
/// <param name="MaxConcurrency">Identifies in five seconds.</param>
public sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);
