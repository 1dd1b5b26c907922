using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <summary>Source: GET /applications/{application.id}/commands</summary>
    public Task<IReadOnlyList<ApplicationCommand>> GetGlobalCommandsAsync(
        Snowflake<Application> application,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "applications/{}/commands", application) with
            {
                Query = "?with_localizations=true",
            },
            DiscordJson.Default.IReadOnlyListApplicationCommand,
            cancellation
        );

    /// <summary>Replaces all of them; 200 new ones a day. Source: PUT /applications/{application.id}/commands</summary>
    public Task<IReadOnlyList<ApplicationCommand>> OverwriteGlobalCommandsAsync(
        Snowflake<Application> application,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Put, "applications/{}/commands", application)
                .WithBody(commands, DiscordJson.Default.IReadOnlyListApplicationCommand),
            DiscordJson.Default.IReadOnlyListApplicationCommand,
            cancellation
        );

    public Task<IReadOnlyList<ApplicationCommand>> GetGuildCommandsAsync(
        Snowflake<Application> application,
        Snowflake<Guild> guild,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "applications/{}/guilds/{}/commands", application, guild) with
            {
                Query = "?with_localizations=true",
            },
            DiscordJson.Default.IReadOnlyListApplicationCommand,
            cancellation
        );

    public Task<IReadOnlyList<ApplicationCommand>> OverwriteGuildCommandsAsync(
        Snowflake<Application> application,
        Snowflake<Guild> guild,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Put, "applications/{}/guilds/{}/commands", application, guild)
                .WithBody(commands, DiscordJson.Default.IReadOnlyListApplicationCommand),
            DiscordJson.Default.IReadOnlyListApplicationCommand,
            cancellation
        );
}
