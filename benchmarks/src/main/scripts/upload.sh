#!/bin/sh
# upload.sh FILE: the guide's steps with curl, without resuming and without handling lost answers.
# PLATFORM, CLIENT_ID, CLIENT_SECRET (URL-encoded) and API_KEY name the server and the account.
set -eu
file=$1

bearer=$(curl -sSf "$PLATFORM/connect/token" \
  -H "Authorization: Basic $(printf %s "$CLIENT_ID:$CLIENT_SECRET" | base64 -w 0)" \
  -d 'grant_type=client_credentials&scope=platform_upload_api' |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/')

data=$(sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/\r$//' -e 's/$/\\r\\n/' "$file" | tr -d '\n')
token=$(printf '{"Name":"%s","Data":"%s","Key":"%s","Username":"%s","Overwrite":"false"}' \
  "$(basename "$file" .csv)" "$data" "$API_KEY" "$CLIENT_ID" |
  curl -sSf "$PLATFORM/api/UploadData" -H "Authorization: Bearer $bearer" -H 'Content-Type: application/json' \
    --data-binary @- | tr -d '"')

result() {
  curl -sSf "$PLATFORM/api/GetResults?token=$token&key=$API_KEY&dataKey=$1" -H "Authorization: Bearer $bearer"
}

until [ "$(result status | tr -d '"')" = completedsuccessfully ]; do
  sleep 1
done
result feedback
result tableofresultids
