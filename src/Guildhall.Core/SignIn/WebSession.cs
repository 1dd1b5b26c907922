using Guildhall.Discord.Model;

namespace Guildhall.Core.SignIn;

/// <summary>One browser that is signed in. The key is in its cookie alone; here is only what it hashes to.</summary>
/// <param name="Agent">What the browser called itself at the sign-in, shortened.</param>
public sealed record WebSession(
    string Id,
    Snowflake<User> UserId,
    string UserName,
    string Agent,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt
);
