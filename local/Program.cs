using EipFunctions.Local.Hosting;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Configuration.AddLocalSettings("local.settings.json");
builder.AddEipHost();

var app = builder.Build();
app.MapEipHost();
await app.RunAsync();
return Environment.ExitCode;
