using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary>Somebody joined. The event may come twice; the job is one.</summary>
/// <param name="IsPending">Discord's screening is not passed yet.</param>
internal sealed record WelcomeJob(
    Snowflake<Guild> Guild,
    Snowflake<User> User,
    string Name,
    DateTimeOffset JoinedAt,
    bool IsPending
) : IJob<WelcomeJob>
{
    public static string Kind => "aegis.welcome";

    public static JsonTypeInfo<WelcomeJob> Json => AegisJson.Default.WelcomeJob;

    public string Key => $"{Guild}:{User}:{JoinedAt.ToUnixTimeMilliseconds()}";
}

/// <summary>The roles of who joined are given.</summary>
internal sealed record WelcomeRolesJob(Snowflake<Guild> Guild, Snowflake<User> User) : IJob<WelcomeRolesJob>
{
    public static string Kind => "aegis.welcome.roles";

    public static JsonTypeInfo<WelcomeRolesJob> Json => AegisJson.Default.WelcomeRolesJob;

    public string Key => $"{Guild}:{User}";
}
