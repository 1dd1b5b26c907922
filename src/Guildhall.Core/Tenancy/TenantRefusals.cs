namespace Guildhall.Core.Tenancy;

internal static class TenantRefusals
{
    public static Refusal NoGuild { get; } =
        new("core.no_guild", "This works in a server only, not in direct messages.");

    public static Refusal Unclaimed { get; } =
        new(
            "core.unclaimed_guild",
            "This server is not set up yet. Whoever runs this bot has to add the server's id to a tenant file."
        );
}
