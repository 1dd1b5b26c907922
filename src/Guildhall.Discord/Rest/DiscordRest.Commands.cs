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
            RestRequest
                .To(HttpMethod.Get, "applications/{}/commands", application)
                .WithQuery(("with_localizations", true)),
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
            RestRequest
                .To(HttpMethod.Get, "applications/{}/guilds/{}/commands", application, guild)
                .WithQuery(("with_localizations", true)),
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

    /// <summary>One command more, or changed where one of that name and type exists.
    /// Source: POST /applications/{application.id}/guilds/{guild.id}/commands</summary>
    public Task<ApplicationCommand> CreateGuildCommandAsync(
        Snowflake<Application> application,
        Snowflake<Guild> guild,
        ApplicationCommand command,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "applications/{}/guilds/{}/commands", application, guild)
                .WithBody(command, DiscordJson.Default.ApplicationCommand) with
            {
                IsRetrySafe = true,
            },
            DiscordJson.Default.ApplicationCommand,
            cancellation
        );

    public Task DeleteGuildCommandAsync(
        Snowflake<Application> application,
        Snowflake<Guild> guild,
        Snowflake<ApplicationCommand> command,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "applications/{}/guilds/{}/commands/{}", application, guild, command),
            cancellation
        );

    public Task DeleteGlobalCommandAsync(
        Snowflake<Application> application,
        Snowflake<ApplicationCommand> command,
        CancellationToken cancellation
    ) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "applications/{}/commands/{}", application, command), cancellation);

    /// <summary>What administrators decided for each command; those without a decision are not listed. Changing it takes a
    /// person's token, which a bot does not have. Source: GET /applications/{application.id}/guilds/{guild.id}/commands/permissions</summary>
    public Task<IReadOnlyList<CommandPermissions>> GetCommandPermissionsAsync(
        Snowflake<Application> application,
        Snowflake<Guild> guild,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "applications/{}/guilds/{}/commands/permissions", application, guild),
            DiscordJson.Default.IReadOnlyListCommandPermissions,
            cancellation
        );

    /// <exception cref="DiscordApiException"><c>Code</c> 10066: nothing was decided for it.</exception>
    public Task<CommandPermissions> GetCommandPermissionsAsync(
        Snowflake<Application> application,
        Snowflake<Guild> guild,
        Snowflake<ApplicationCommand> command,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(
                HttpMethod.Get,
                "applications/{}/guilds/{}/commands/{}/permissions",
                application,
                guild,
                command
            ),
            DiscordJson.Default.CommandPermissions,
            cancellation
        );
}
