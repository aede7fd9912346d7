/* dag-sim-names.c - invented people, queues and reasons
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-names.h"

/* The people of the small centre come first, in an order that mixes the teams. */
static const char *const known_people[] = {
  "Anna de Boer",      "Bilal el Amrani", "Chantal Visser",   "Daan Kuipers",
  "Emine Yıldız",      "Femke Hoekstra",  "Gijs van Dongen",  "Hanna Willems",
  "Imane Bouzid",      "Jeroen Postma",   "Kirsten Mulder",   "Lars van der Veen",
  "Maaike Dijkstra",   "Noor Jacobs",     "Olivier Brandsma", "Priya Ramdin",
  "Quinten Scholten",  "Roos Timmermans", "Sem Verhoeven",    "Tess van Leeuwen",
  "Umut Kaya",         "Vera Groen",      "Wouter Bosman",    "Xandra Pinas",
  "Youssef Haddou",    "Zoë Martens",
};

static const char *const first_names[] = {
  "Aaltje",  "Bram",   "Carla",  "Dennis", "Elif",   "Frank",  "Greetje", "Hugo",
  "Ilse",    "Jamal",  "Karin",  "Lotte",  "Marco",  "Nadia",  "Otto",    "Petra",
  "Rachid",  "Sanne",  "Thijs",  "Ursula", "Vincent", "Wendy", "Yara",    "Ziggy",
  "Joost",   "Mirjam", "Koen",   "Leila",  "Pim",    "Saskia", "Tom",     "Eva",
  "Marieke", "Niels",  "Fatima", "Ruben",  "Jasmijn", "Stijn", "Nina",    "Bas",
};

static const char *const last_names[] = {
  "Akkerman",   "Bakker",    "van den Berg", "de Bruin", "Claassen", "van Dam",
  "Engels",     "Fransen",   "Goossens",     "de Haan",  "Hermans",  "Ivanova",
  "Jansen",     "Kok",       "de Lange",     "Meijer",   "Nijland",  "Oosting",
  "Peters",     "van Rijn",  "Smits",        "Tromp",    "Ubbink",   "Vos",
  "de Wit",     "Yilmaz",    "Zijlstra",     "Özdemir",  "Benali",   "Lim",
  "Schouten",   "Veenstra",  "van Houten",   "Kramer",   "Blom",     "Prins",
  "Molenaar",   "Wolters",   "ter Horst",    "Sneijders", "Koster",  "Drost",
};

static const char *const team_names[] = {
  "Noord", "Zuid", "Oost", "West", "Midden", "Avond", "Kust", "Hart",
};

static const char *const big_stems[] = {
  "Facturen",   "Pakketten",  "Abonnementen", "Storingen",  "Retouren",
  "Bestellingen", "Garantie", "Opzeggen",     "Verhuizen",  "Betalingen",
  "Klachten",   "Advies",     "Inloggen",     "Bezorging",  "Zakelijk",
  "Techniek",   "Wijzigen",   "Aanmelden",    "Incasso",    "Algemeen",
};

static const char *const big_places[] = {
  "Almere",  "Breda",     "Delft",    "Ede",      "Emmen",   "Gouda",   "Hoorn",
  "Leiden",  "Meppel",    "Nijmegen", "Oss",      "Roermond", "Sneek",  "Tiel",
  "Utrecht", "Venlo",     "Weert",    "Zeist",    "Zutphen", "Zwolle",
};

static const DagSimQueueSketch queues[] = {
  { "billing", "Facturen", DAG_CHANNEL_PHONE, 430, 210, 34, 240, 0.8, 20,
    { { "invoice-amount", "Bedrag klopt niet" },
      { "payment-term", "Betalingsregeling" },
      { "copy-invoice", "Kopie van factuur" },
      { "direct-debit", "Automatische incasso" } } },
  { "parcels", "Pakketten", DAG_CHANNEL_PHONE, 520, 165, 28, 200, 0.8, 20,
    { { "late-parcel", "Pakket te laat" },
      { "where-is", "Waar is mijn pakket" },
      { "damaged", "Beschadigd ontvangen" },
      { "return", "Retour aanmelden" } } },
  { "subscriptions", "Abonnementen", DAG_CHANNEL_PHONE, 250, 245, 40, 300, 0.8, 30,
    { { "cancel", "Opzeggen" },
      { "change-plan", "Abonnement wijzigen" },
      { "move", "Verhuizing doorgeven" } } },
  { "chat", "Chat", DAG_CHANNEL_CHAT, 210, 420, 15, 210, 0.8, 45,
    { { "login", "Inloggen lukt niet" },
      { "order-status", "Stand van bestelling" },
      { "product", "Vraag over een product" } } },
  { "mail", "E-mail", DAG_CHANNEL_EMAIL, 270, 270, 20, 0, 0.95, 14400,
    { { "complaint", "Klacht" },
      { "change-data", "Gegevens wijzigen" },
      { "refund", "Geld terug" } } },
};

const DagSimQueueSketch *
dag_sim_names_get_queue (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (queues), NULL);
  return &queues[index];
}

guint
dag_sim_names_get_n_queues (void)
{
  return G_N_ELEMENTS (queues);
}

/* Returns: (transfer full): a name; the first 1,700 differ, then a number is added */
char *
dag_sim_names_dup_agent (guint index)
{
  guint n = G_N_ELEMENTS (first_names) * G_N_ELEMENTS (last_names);
  guint rest, round;

  if (index < G_N_ELEMENTS (known_people))
    return g_strdup (known_people[index]);
  index -= G_N_ELEMENTS (known_people);
  round = index / n;
  rest = index % n;
  return round == 0
             ? g_strdup_printf ("%s %s", first_names[rest % G_N_ELEMENTS (first_names)],
                                last_names[rest / G_N_ELEMENTS (first_names)])
             : g_strdup_printf ("%s %s (%u)", first_names[rest % G_N_ELEMENTS (first_names)],
                                last_names[rest / G_N_ELEMENTS (first_names)], round + 1);
}

/* Returns: (transfer full): a name; the first 400 differ, then a number is added */
char *
dag_sim_names_dup_big_queue (guint index)
{
  const char *stem = big_stems[index % G_N_ELEMENTS (big_stems)];
  guint lap = index / G_N_ELEMENTS (big_stems);
  const char *place = big_places[lap % G_N_ELEMENTS (big_places)];
  guint round = lap / G_N_ELEMENTS (big_places);

  return round == 0 ? g_strdup_printf ("%s %s", stem, place)
                    : g_strdup_printf ("%s %s %u", stem, place, round + 1);
}

void
dag_sim_names_fill_team (DagSimTeamPlan *team,
                         guint           index)
{
  const char *name = team_names[index % G_N_ELEMENTS (team_names)];
  guint round = index / G_N_ELEMENTS (team_names);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  team->id = round == 0 ? g_strdup (lower) : g_strdup_printf ("%s-%u", lower, round + 1);
  team->name = round == 0 ? g_strdup (name) : g_strdup_printf ("%s %u", name, round + 1);
}
