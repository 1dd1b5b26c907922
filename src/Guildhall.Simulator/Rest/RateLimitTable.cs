namespace Guildhall.Simulator.Rest;

/// <summary>Which limit a route has. Discord does not publish its own; these are what bots commonly see.</summary>
internal static class RateLimitTable
{
    public static RateLimit For(string method, string template) =>
        (method, template) switch
        {
            ("POST", "/channels/{channel}/messages") => Per("message-create", 5, 5),
            ("PATCH", "/channels/{channel}/messages/{message}") => Per("message-edit", 5, 5),
            ("DELETE", "/channels/{channel}/messages/{message}") => Per("message-delete", 5, 1),
            ("POST", "/channels/{channel}/messages/bulk-delete") => Per("bulk-delete", 1, 1),
            (_, _) when template.Contains("/reactions", StringComparison.Ordinal) => Per("reactions", 4, 1),
            (_, _) when template.StartsWith("/interactions/", StringComparison.Ordinal) => Per("callback", 50, 1),
            (_, _) when template.StartsWith("/webhooks/{webhook}/{token}", StringComparison.Ordinal) => Per(
                "webhook",
                5,
                2
            ),
            ("PATCH", "/channels/{channel}") => Per("channel-edit", 5, 15),
            ("POST", "/guilds/{guild}/channels") => Per("channel-create", 50, 10),
            ("PATCH", "/guilds/{guild}/members/{user}") => Per("member-edit", 10, 10),
            ("PUT" or "DELETE", "/guilds/{guild}/members/{user}/roles/{role}") => Per("member-roles", 10, 10),
            ("PUT", "/applications/{application}/commands") => Per("commands", 5, 20),
            ("PUT", "/applications/{application}/guilds/{guild}/commands") => Per("guild-commands", 5, 20),
            ("GET", _) => Per("read " + template, 50, 1),
            _ => Per(method + " " + template, 10, 5),
        };

    private static RateLimit Per(string name, int requests, int seconds) =>
        new(name, requests, TimeSpan.FromSeconds(seconds));
}
