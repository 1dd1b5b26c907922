using Guildhall.Core;

namespace Guildhall.Sietch.Gating;

/// <summary>What a gate bot is told; the messages are what stands under <c>error</c>.</summary>
internal static class GateRefusals
{
    public static Refusal BadAddress { get; } =
        new("sietch.bad_address", "Invalid address: expected 0x and 40 hexadecimal digits");

    public static Refusal BadBody { get; } =
        new("sietch.bad_body", "Invalid body: expected {\"wallet\": \"0x…\"} or {\"wallets\": [\"0x…\"]}, up to 100");

    public static Refusal TooLarge { get; } = new("sietch.body_too_large", "The body is over 10 KB");

    public static Refusal NoKey { get; } =
        new("sietch.no_key", "This needs an API key in X-API-Key; guildhall key add makes one");

    public static Refusal WrongKey { get; } = new("sietch.wrong_key", "This API key is not valid");

    public static Refusal NotForThisKey { get; } =
        new("sietch.not_for_this_key", "This is for the keys of admins; guildhall key add --admin makes one");

    public static Refusal BadSignature { get; } = new("sietch.bad_signature", "The signature does not fit");

    public static Refusal Stale { get; } =
        new("sietch.stale_call", "The timestamp is missing or more than five minutes from now");

    public static Refusal Replayed { get; } = new("sietch.replayed_call", "This signed call was made already");

    public static Refusal TooMany { get; } = new("sietch.too_many_calls", "Too many requests");

    public static Refusal NotReady { get; } =
        new("sietch.not_ready", "No snapshot has been published yet; nothing may be concluded from that");

    public static Refusal WhichTenant { get; } =
        new("sietch.which_tenant", "Say which community: ?tenant=, or a key of it");
}
