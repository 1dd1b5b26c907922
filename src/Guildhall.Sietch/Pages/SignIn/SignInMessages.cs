using System.Text.Json.Serialization;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>What the page sends.</summary>
internal sealed record SignInCall(string? Account, string? Message, string? Signature)
{
    public override string ToString() => "SignInCall";
}

/// <param name="Message">To be signed with <c>personal_sign</c>.</param>
internal sealed record SignInChallenge(string Message);

/// <param name="To">The page to go to.</param>
internal sealed record SignInDone(string To);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignInCall))]
[JsonSerializable(typeof(SignInChallenge))]
[JsonSerializable(typeof(SignInDone))]
internal sealed partial class SignInJson : JsonSerializerContext;
