namespace Guildhall.Host.Adapters;

/// <summary>A setting as people leave it: an empty one is not set.</summary>
internal static class Setting
{
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Also takes what is no whole address, for the validation to name it.</summary>
    public static Uri? Address(string? value) =>
        Text(value) is { } text && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) ? address : null;
}
