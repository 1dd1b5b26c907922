namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Refusals in the form of Google's APIs.</summary>
internal static class GoogleAnswer
{
    public static IResult Refuse(int code, string reason, string message) =>
        Results.Json(
            new
            {
                error = new
                {
                    code,
                    message,
                    errors = new[]
                    {
                        new
                        {
                            message,
                            domain = "global",
                            reason,
                        },
                    },
                    status = Status(code),
                },
            },
            statusCode: code
        );

    public static IResult Missing(string id) => Refuse(404, "notFound", $"File not found: {id}.");

    public static IResult Invalid(string message) => Refuse(400, "invalid", message);

    private static string Status(int code) =>
        code switch
        {
            400 => "INVALID_ARGUMENT",
            401 => "UNAUTHENTICATED",
            403 => "PERMISSION_DENIED",
            404 => "NOT_FOUND",
            405 => "UNIMPLEMENTED",
            429 => "RESOURCE_EXHAUSTED",
            _ => "INTERNAL",
        };
}
